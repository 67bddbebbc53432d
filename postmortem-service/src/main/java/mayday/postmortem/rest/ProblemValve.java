package mayday.postmortem.rest;

import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;

/** What the server refuses before it reaches the application leaves as Problem Details too, not as a page of HTML. */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var code = switch (response.getStatus()) {
            case 404 -> ProblemCode.UNKNOWN_PATH;
            case 405, 501 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 414 -> ProblemCode.URI_TOO_LONG;
            case 431 -> ProblemCode.HEADERS_TOO_LARGE;
            default -> response.getStatus() < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.getReporter().write("""
                    {"type":"%s","title":"%s","status":%d,"detail":"%s.","code":"%s","errors":[],"traceId":"%s"}\
                    """.formatted(
                            code.type(),
                            code.title(),
                            response.getStatus(),
                            code.title(),
                            code.code(),
                            UUID.randomUUID().toString().replace("-", "")));
            response.finishResponse();
        } catch (IOException gone) {
            getContainer().getLogger().debug("The caller is gone", gone);
        }
    }
}
