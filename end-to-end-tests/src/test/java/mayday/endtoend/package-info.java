/** The whole system, used through its public doors alone. */
@NullMarked
package mayday.endtoend;

import org.jspecify.annotations.NullMarked;
