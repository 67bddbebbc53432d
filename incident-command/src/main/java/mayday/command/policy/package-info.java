/** What a team demands of its incidents, read from the settings {@code mayday.policy.*} and checked at the start. */
@NullMarked
package mayday.command.policy;

import org.jspecify.annotations.NullMarked;
