/**
 * The gRPC door: turns messages into the requests that REST takes, and refusals into statuses.
 *
 * <p>What a command means is said by the controllers behind the REST door; here nothing is decided twice.
 */
@NullMarked
package mayday.command.grpc;

import org.jspecify.annotations.NullMarked;
