/**
 * The checklist: read from the file that a team keeps, and held against what has happened in an incident.
 *
 * <p>Knows the public facts, for files name them. What may be ticked is decided by the rules.
 */
@NullMarked
package mayday.command.checklist;

import org.jspecify.annotations.NullMarked;
