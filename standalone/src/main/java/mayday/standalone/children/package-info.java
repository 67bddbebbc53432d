/**
 * The processes beside the services: a real PostgreSQL and a real Kafka broker, watched and restarted.
 *
 * <p>Knows processes, ports and directories; neither services nor incidents.
 */
@NullMarked
package mayday.standalone.children;

import org.jspecify.annotations.NullMarked;
