/**
 * What a post-mortem is: the draft of an incident's facts, its status and the prose that people will write into it.
 *
 * <p>Nothing of HTTP or Kafka enters here.
 */
@NullMarked
package mayday.postmortem.postmortem;

import org.jspecify.annotations.NullMarked;
