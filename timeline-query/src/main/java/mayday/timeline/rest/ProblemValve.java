package mayday.timeline.rest;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;

/** Requests that Tomcat refuses before Spring sees them are answered in the same form as all others. */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var code = Problems.of(HttpStatusCode.valueOf(response.getStatus()));
        try {
            response.setStatus(code.status().value());
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream()
                    .write(Problem.of(code, code.title(), null, null).json());
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The client left before its refusal was written", gone);
        }
    }
}
