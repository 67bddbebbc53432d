/**
 * What all doors have in common: what is received, what is answered, and how a request is refused, before any protocol
 * has put it into its own form.
 *
 * <p>Knows no protocol but for the statuses of HTTP, from which those of gRPC follow.
 */
@NullMarked
package mayday.command.door;

import org.jspecify.annotations.NullMarked;
