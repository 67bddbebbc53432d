/**
 * All of Mayday on one machine: the launcher's commands, and the system they start.
 *
 * <p>Starts services and knows their addresses; knows nothing of incidents, which is the replay's business.
 */
@NullMarked
package mayday.standalone;

import org.jspecify.annotations.NullMarked;
