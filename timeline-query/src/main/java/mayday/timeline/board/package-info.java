/**
 * What is open now? One row per incident: its status, who is on it, what is down, and what comes next.
 *
 * <p>The status is derived from the events in log order. No durations.
 */
@NullMarked
package mayday.timeline.board;

import org.jspecify.annotations.NullMarked;
