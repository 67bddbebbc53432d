/** How soon what was reported is seen: the whole way against its parts, and against a relay that polls. */
@NullMarked
package mayday.benchmarks.visible;

import org.jspecify.annotations.NullMarked;
