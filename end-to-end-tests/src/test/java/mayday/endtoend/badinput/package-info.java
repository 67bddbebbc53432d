/** Everything that can be wrong with a request, at every door, on the wire: no HTTP library may repair it first. */
@NullMarked
package mayday.endtoend.badinput;

import org.jspecify.annotations.NullMarked;
