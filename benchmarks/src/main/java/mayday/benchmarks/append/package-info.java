/** How much can be stored: commands through Axon and our engine against bare single-row commits of the same rows. */
@NullMarked
package mayday.benchmarks.append;

import org.jspecify.annotations.NullMarked;
