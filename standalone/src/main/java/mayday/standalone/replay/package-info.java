/**
 * Sends incident files through the public interfaces and holds the answers against what was published.
 *
 * <p>Knows the REST doors alone: nothing of the services' insides.
 */
@NullMarked
package mayday.standalone.replay;

import org.jspecify.annotations.NullMarked;
