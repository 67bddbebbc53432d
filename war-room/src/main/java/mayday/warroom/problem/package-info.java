/** How a refusal or a fault looks on the wire: RFC 9457 Problem Details. Knows no page and no peer. */
@NullMarked
package mayday.warroom.problem;

import org.jspecify.annotations.NullMarked;
