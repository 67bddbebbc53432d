package mayday.timeline.rest;

import org.jspecify.annotations.Nullable;

/** How many rows a page has. */
public final class Pages {

    private static final int CAP = 200;

    private Pages() {}

    /** The size asked for; outside of 1 to 200 it is refused. */
    public static int size(@Nullable Integer asked, int otherwise) {
        if (asked == null) {
            return otherwise;
        }
        if (asked < 1 || asked > CAP) {
            throw new Refusal(ProblemCode.MALFORMED_PARAMETER, "pageSize is 1 to " + CAP, "pageSize");
        }
        return asked;
    }
}
