/** Incident files: fifty that organizations published, and as many generated ones as wanted. */
@NullMarked
package mayday.endtoend.incidents;

import org.jspecify.annotations.NullMarked;
