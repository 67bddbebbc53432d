@NullMarked
package mayday.benchmarks;

import org.jspecify.annotations.NullMarked;
