/** One whole system for all tests of this JVM, and how to talk to it as anybody would. */
@NullMarked
package mayday.endtoend.running;

import org.jspecify.annotations.NullMarked;
