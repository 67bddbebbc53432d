/**
 * Writes up incidents: reads the published events, folds them into post-mortem drafts, serves the drafts.
 *
 * <p>Nothing but the start of the service lives here; every line belongs to a room.
 */
@NullMarked
package mayday.postmortem;

import org.jspecify.annotations.NullMarked;
