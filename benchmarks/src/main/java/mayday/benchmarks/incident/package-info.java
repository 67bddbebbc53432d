/** Incidents that are written to in process. */
@NullMarked
package mayday.benchmarks.incident;

import org.jspecify.annotations.NullMarked;
