/**
 * The pages: what a responder sees, and what their forms ask for.
 *
 * <p>Everything shown is asked for, everything done goes through the public API. No incident is kept or judged here.
 */
@NullMarked
package mayday.warroom.pages;

import org.jspecify.annotations.NullMarked;
