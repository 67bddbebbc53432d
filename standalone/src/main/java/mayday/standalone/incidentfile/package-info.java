/**
 * Published incidents as files, and what has to be asked of Mayday so that it knows them too.
 *
 * <p>Pure: no clock, no network, no file but the one handed in.
 */
@NullMarked
package mayday.standalone.incidentfile;

import org.jspecify.annotations.NullMarked;
