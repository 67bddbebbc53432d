/**
 * What an incident file says by plain clock arithmetic, written from the definitions alone.
 *
 * <p>No production class may enter: what agrees with this has been computed twice.
 */
@NullMarked
package mayday.endtoend.oracle;

import org.jspecify.annotations.NullMarked;
