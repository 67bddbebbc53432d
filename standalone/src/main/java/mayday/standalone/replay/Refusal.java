package mayday.standalone.replay;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A door's answer that no repetition would change: status, code and detail. */
final class Refusal extends RuntimeException {

    private static final Set<String> OF_TIMES = Set.of("occurred_too_early", "occurred_in_future");

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

    /** The time of the request lies where no time may lie. */
    boolean isOfItsTime() {
        return OF_TIMES.contains(code);
    }

    /** Something else was sent with the same idempotency key before. */
    boolean isOfItsKey() {
        return code.equals("idempotency_key_reused");
    }
}
