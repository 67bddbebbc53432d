package mayday.command.rest.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a bare status of the servlet container means in our codes. */
final class ContainerProblem {

    private static final String HEADERS_TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");

    private ContainerProblem() {}

    static DoorRefusal of(HttpServletRequest request, int status) {
        var cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return ProblemWriter.pending(request).orElseGet(() -> of(status, cause));
    }

    private static DoorRefusal of(int status, @Nullable Throwable cause) {
        // Tomcat has no status of its own for oversized headers: only the text of the exception tells.
        if (cause != null && HEADERS_TOO_LARGE.equals(cause.getMessage())) {
            return new DoorRefusal(DoorCode.HEADERS_TOO_LARGE, "The request line and headers are too large.");
        }
        var code = Arrays.stream(DoorCode.values())
                .filter(known -> known.status().value() == status)
                .findFirst()
                .orElse(status < 500 ? DoorCode.MALFORMED_REQUEST : DoorCode.INTERNAL_ERROR);
        return new DoorRefusal(code, detail(code.status()));
    }

    private static String detail(HttpStatus status) {
        return status.is5xxServerError()
                ? DoorRefusal.NOT_THE_REQUEST
                : "The server could not accept the request: " + status.getReasonPhrase() + ".";
    }
}
