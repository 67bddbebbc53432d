package mayday.command.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mayday.command.door.DoorRefusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems straight to the response: no negotiation can get between a refusal and its document, whatever the
 * caller accepts.
 */
@Component
public final class ProblemWriter {

    private static final String PENDING = DoorRefusal.class.getName();

    private final JsonMapper json = JsonMapper.shared();

    public void write(HttpServletRequest request, HttpServletResponse response, DoorRefusal refusal)
            throws IOException {
        if (response.isCommitted()) {
            // After a body that broke off Tomcat has begun to refuse by itself: it will come back with its error.
            request.setAttribute(PENDING, refusal);
        } else {
            write(response, Problem.of(refusal, RequestTrace.id(request)));
        }
    }

    /** The refusal that could not be written before. */
    static Optional<DoorRefusal> pending(HttpServletRequest request) {
        return request.getAttribute(PENDING) instanceof DoorRefusal refusal ? Optional.of(refusal) : Optional.empty();
    }

    public void write(HttpServletResponse response, Problem problem) throws IOException {
        var body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        SecurityHeaders.set(response);
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
