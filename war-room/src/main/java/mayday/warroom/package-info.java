/**
 * The one front door: the pages people look at, and the way to every service's API.
 *
 * <p>It has no data of its own and takes no decision about an incident: what it shows it asks for, what people do it
 * passes on.
 */
@NullMarked
package mayday.warroom;

import org.jspecify.annotations.NullMarked;
