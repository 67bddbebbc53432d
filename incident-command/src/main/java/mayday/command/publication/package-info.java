/** From store position to contract event to Kafka: the bridge to the public shape, the relay and its checkpoint. */
@NullMarked
package mayday.command.publication;

import org.jspecify.annotations.NullMarked;
