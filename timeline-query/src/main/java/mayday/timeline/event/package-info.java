/**
 * The published event as this service reads it, and what every question promises to the intake.
 *
 * <p>Knows neither topics nor tables nor HTTP.
 */
@NullMarked
package mayday.timeline.event;

import org.jspecify.annotations.NullMarked;
