/** From store position to Kafka: the relay and its checkpoint. */
@NullMarked
package mayday.command.publication;

import org.jspecify.annotations.NullMarked;
