/**
 * The REST door: addresses, representations, freshness and refusals as Problem Details.
 *
 * <p>Translates and gets out of the way; what a post-mortem says is decided elsewhere.
 */
@NullMarked
package mayday.postmortem.rest;

import org.jspecify.annotations.NullMarked;
