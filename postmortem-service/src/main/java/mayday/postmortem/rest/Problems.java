package mayday.postmortem.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.ProblemDetail;

/** Builds the one form in which refusals leave: RFC 9457 with a stable code and a trace id. */
final class Problems {

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private Problems() {}

    static ProblemDetail of(
            ProblemCode code, String detail, List<Refusal.FieldError> errors, HttpServletRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(code.status(), detail);
        problem.setType(code.type());
        problem.setTitle(code.title());
        problem.setProperty("code", code.code());
        problem.setProperty("errors", errors);
        problem.setProperty("traceId", traceId(request));
        return problem;
    }

    /** The caller's trace where it sends one, else a number to find this answer by. */
    private static String traceId(HttpServletRequest request) {
        var traceparent = request.getHeader("traceparent");
        var traced = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return traced.matches() ? traced.group(1) : UUID.randomUUID().toString().replace("-", "");
    }
}
