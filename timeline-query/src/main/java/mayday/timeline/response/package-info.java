/**
 * How fast were we? The stamps of an incident and the durations between them, each named by its end points.
 *
 * <p>Asks downtime for the impact. The arithmetic is pure and in integer milliseconds.
 */
@NullMarked
package mayday.timeline.response;

import org.jspecify.annotations.NullMarked;
