/**
 * The services this one speaks to: where they are, how long it waits, and what they answer.
 *
 * <p>Only public APIs are spoken here. Nothing about HTML may enter.
 */
@NullMarked
package mayday.warroom.peers;

import org.jspecify.annotations.NullMarked;
