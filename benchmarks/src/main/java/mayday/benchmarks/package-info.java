/**
 * The commands that measure Mayday against the limits of the machine it runs on.
 *
 * <p>Nothing here asserts an absolute time: every claim is a ratio of parties measured in the same run.
 */
@NullMarked
package mayday.benchmarks;

import org.jspecify.annotations.NullMarked;
