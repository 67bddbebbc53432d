/** Decides what may happen to an incident, and keeps the record of what did. */
@NullMarked
package mayday.command;

import org.jspecify.annotations.NullMarked;
