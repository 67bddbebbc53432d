/**
 * The event store on PostgreSQL: rows, hash chain, idempotency records, upcasters, and the reader in commit order.
 *
 * <p>Knows neither Axon nor Kafka nor HTTP.
 */
@NullMarked
package mayday.command.store;

import org.jspecify.annotations.NullMarked;
