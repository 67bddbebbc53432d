/**
 * How a refusal leaves the REST door: one document, also where Tomcat itself refuses.
 *
 * <p>Knows HTTP and nothing of incidents.
 */
@NullMarked
package mayday.command.rest.problem;

import org.jspecify.annotations.NullMarked;
