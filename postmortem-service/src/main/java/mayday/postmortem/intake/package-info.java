/**
 * How published events come in: one reader of the topic, the repair of gaps, and the quarantine of what cannot be
 * taken in.
 *
 * <p>Knows topics, partitions and offsets, and nothing of what the events mean for a post-mortem.
 */
@NullMarked
package mayday.postmortem.intake;

import org.jspecify.annotations.NullMarked;
