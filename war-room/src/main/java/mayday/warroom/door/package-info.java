/**
 * Who may come in, and what every answer says about safety.
 *
 * <p>Applies to pages and API alike, before either is looked up.
 */
@NullMarked
package mayday.warroom.door;

import org.jspecify.annotations.NullMarked;
