/** What happens because its time has come, and not because somebody asks for it. */
@NullMarked
package mayday.command.schedule;

import org.jspecify.annotations.NullMarked;
