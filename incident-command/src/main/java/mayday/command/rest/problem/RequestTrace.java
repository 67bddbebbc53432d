package mayday.command.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import mayday.command.door.Trace;

/** The trace of an HTTP request. */
public final class RequestTrace {

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private RequestTrace() {}

    /** The same for all that happens to one request. */
    public static String id(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = Trace.id(Collections.list(request.getHeaders("traceparent")));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
