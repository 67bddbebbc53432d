/** The pages of the whole system, used by people in a real browser. */
@NullMarked
package mayday.endtoend.browser;

import org.jspecify.annotations.NullMarked;
