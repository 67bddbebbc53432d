/**
 * How long was it down? Intervals of impact on integer milliseconds, and what follows from them.
 *
 * <p>The arithmetic is pure. Knows nothing of stamps, status or sentences.
 */
@NullMarked
package mayday.timeline.downtime;

import org.jspecify.annotations.NullMarked;
