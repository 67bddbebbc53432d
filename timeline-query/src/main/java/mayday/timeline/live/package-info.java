/**
 * Live streams over Server-Sent Events: what the questions keep, as it comes.
 *
 * <p>A reader is a position and a virtual thread that writes. What is written was encoded once; nothing is queued per
 * reader, so a slow one costs no memory. Knows no tables.
 */
@NullMarked
package mayday.timeline.live;

import org.jspecify.annotations.NullMarked;
