/**
 * How a request is read: strictly, or not at all. What leaves this room has the right types, sizes and characters.
 *
 * <p>Knows which fields may hold what, and nothing of what an incident's rules make of them.
 */
@NullMarked
package mayday.command.rest.request;

import org.jspecify.annotations.NullMarked;
