/**
 * The life of one incident: what can be asked of it, what can happen to it, and the rules that turn one into the other.
 *
 * <p>Depends on nothing but the JDK. Reads no clock, makes no ids: doors do that.
 */
@NullMarked
package mayday.command.incident;

import org.jspecify.annotations.NullMarked;
