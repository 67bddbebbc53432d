/** The only package that knows Axon: it plugs the pure incident rules into the event store. */
@NullMarked
package mayday.command.axon;

import org.jspecify.annotations.NullMarked;
