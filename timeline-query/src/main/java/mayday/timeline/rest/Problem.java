package mayday.timeline.rest;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A refusal as RFC 9457 shows it. */
record Problem(String type, String title, int status, String detail, String code, List<Fault> errors, String traceId) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** @param pointer where in the request; {@code ?name} is a query parameter */
    record Fault(String pointer, String detail) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    static Problem of(ProblemCode code, String detail, @Nullable String parameter, @Nullable String traceparent) {
        var errors = parameter == null ? List.<Fault>of() : List.of(new Fault("?" + parameter, detail));
        return new Problem(
                "urn:mayday:problem:" + code.code(),
                code.title(),
                code.status().value(),
                detail,
                code.code(),
                errors,
                traceId(traceparent));
    }

    private static String traceId(@Nullable String traceparent) {
        var matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches()
                ? matcher.group(1)
                : UUID.randomUUID().toString().replace("-", "");
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }
}
