/**
 * The events of every incident as this service has them, and what their order says of one that arrives.
 *
 * <p>Knows the contract, and no topic, partition or offset.
 */
@NullMarked
package mayday.postmortem.log;

import org.jspecify.annotations.NullMarked;
