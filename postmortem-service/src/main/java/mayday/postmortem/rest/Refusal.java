package mayday.postmortem.rest;

import java.util.List;

/** A request that is not carried out, and why. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param pointer JSON pointer into the body, or the name of the parameter */
    record FieldError(String pointer, String detail) {}

    private final ProblemCode code;
    private final transient List<FieldError> errors;

    Refusal(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    Refusal(ProblemCode code, String detail, List<FieldError> errors) {
        super(detail);
        this.code = code;
        this.errors = errors;
    }

    static Refusal ofField(ProblemCode code, String pointer, String detail) {
        return new Refusal(code, detail, List.of(new FieldError(pointer, detail)));
    }

    ProblemCode code() {
        return code;
    }

    List<FieldError> errors() {
        return errors;
    }
}
