/**
 * Kills processes under load and checks afterwards that nothing was lost, doubled or reordered.
 *
 * <p>The checker reads the store, the topic and the public answers, and shares no code with the services.
 */
@NullMarked
package mayday.chaos;

import org.jspecify.annotations.NullMarked;
