/**
 * Post-mortems as documents that leave the house.
 *
 * <p>Only writes down what a post-mortem says; computes nothing and asks nobody.
 */
@NullMarked
package mayday.postmortem.export;

import org.jspecify.annotations.NullMarked;
