/**
 * What happened, in order? One entry per event, encoded once, with the published event kept beside it.
 *
 * <p>Sentences for people are made here and nowhere else. No durations, no status.
 */
@NullMarked
package mayday.timeline.timeline;

import org.jspecify.annotations.NullMarked;
