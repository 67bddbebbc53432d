/**
 * How an event looks where it is stored: its name and version, its JSON, its place in the hash chain.
 *
 * <p>Pure: no database, no clock.
 */
@NullMarked
package mayday.command.encoding;

import org.jspecify.annotations.NullMarked;
