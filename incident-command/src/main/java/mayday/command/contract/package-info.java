/**
 * What others are told of a stored event: the bridge to the public shape, and the only place that knows both shapes.
 *
 * <p>Knows neither Kafka nor HTTP: the relay and the doors take what is made here.
 */
@NullMarked
package mayday.command.contract;

import org.jspecify.annotations.NullMarked;
