/**
 * The event store on PostgreSQL: rows, the answers to keys, and the readers of the log.
 *
 * <p>Knows neither Axon nor Kafka nor HTTP.
 */
@NullMarked
package mayday.command.store;

import org.jspecify.annotations.NullMarked;
