/**
 * What every HTTP answer has in common: how fresh it is, how it is paged, and how a refusal looks.
 *
 * <p>Knows no question and none of their tables.
 */
@NullMarked
package mayday.timeline.rest;

import org.jspecify.annotations.NullMarked;
