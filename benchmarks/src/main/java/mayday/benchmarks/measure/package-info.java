/** How to measure on a machine that others use too: closed and open loops, rotated slices, ratios. Knows no Mayday. */
@NullMarked
package mayday.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
