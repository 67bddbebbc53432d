package mayday.command.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems straight to the response: no negotiation can get between a refusal and its document, whatever the
 * caller accepts.
 */
@Component
public final class ProblemWriter {

    private final JsonMapper json = JsonMapper.shared();

    public void write(HttpServletRequest request, HttpServletResponse response, DoorRefusal refusal)
            throws IOException {
        write(response, Problem.of(refusal, Trace.id(request)));
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
