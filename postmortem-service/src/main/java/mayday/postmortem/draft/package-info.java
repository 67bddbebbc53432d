/**
 * Folds the events of one incident into the facts of its post-mortem: one small fold per question.
 *
 * <p>Pure: the same events give the same draft for ever. No clock, no database, no HTTP, no Spring.
 */
@NullMarked
package mayday.postmortem.draft;

import org.jspecify.annotations.NullMarked;
