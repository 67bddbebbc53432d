/**
 * The way from the front door to the service that owns an API path, and back.
 *
 * <p>Bodies and headers pass as they are; nothing here may read an incident.
 */
@NullMarked
package mayday.warroom.gateway;

import org.jspecify.annotations.NullMarked;
