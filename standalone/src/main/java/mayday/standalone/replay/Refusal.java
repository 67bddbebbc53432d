package mayday.standalone.replay;

import tools.jackson.databind.JsonNode;

/** A door's answer that no repetition would change: status, code and detail. */
final class Refusal extends RuntimeException {

    private final String code;

    private Refusal(String code, String message) {
        super(message);
        this.code = code;
    }

    static Refusal of(int status, JsonNode problem) {
        var code = problem.path("code").asString("refused");
        var detail = problem.path("detail").asString("");
        return new Refusal(code, "%d %s %s".formatted(status, code, detail));
    }

    /** The time of the request lies where no time will ever be taken; one that has not come yet may be, some day. */
    boolean isOfItsTime() {
        return code.equals("occurred_too_early");
    }

    /** Something else was sent with the same idempotency key before. */
    boolean isOfItsKey() {
        return code.equals("idempotency_key_reused");
    }
}
