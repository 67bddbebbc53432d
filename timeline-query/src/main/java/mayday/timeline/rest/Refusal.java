package mayday.timeline.rest;

import org.jspecify.annotations.Nullable;

/** A question that gets no answer, and why. */
public final class Refusal extends RuntimeException {

    private final ProblemCode code;
    private final @Nullable String parameter;

    public Refusal(ProblemCode code, String detail) {
        this(code, detail, null);
    }

    /** With the query parameter that is to blame. */
    public Refusal(ProblemCode code, String detail, @Nullable String parameter) {
        super(detail);
        this.code = code;
        this.parameter = parameter;
    }

    public ProblemCode code() {
        return code;
    }

    @Nullable
    String parameter() {
        return parameter;
    }
}
