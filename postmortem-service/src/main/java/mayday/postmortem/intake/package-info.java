/**
 * How published events come in: one consumer of the topic, the order of each incident, the repair of gaps, the
 * quarantine of what cannot be read, and the log of events that the rest of the service reads.
 *
 * <p>Knows topics, partitions and offsets, and nothing of what the events mean for a post-mortem.
 */
@NullMarked
package mayday.postmortem.intake;

import org.jspecify.annotations.NullMarked;
