/** The REST door: translates and gets out of the way. */
@NullMarked
package mayday.command.rest;

import org.jspecify.annotations.NullMarked;
