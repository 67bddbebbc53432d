/**
 * How published events come in: from Kafka, checked, in order, each exactly once, and from incident-command where Kafka
 * lacks one.
 *
 * <p>The only room that mentions topics, partitions and offsets. It does not know which questions there are.
 */
@NullMarked
package mayday.timeline.intake;

import org.jspecify.annotations.NullMarked;
