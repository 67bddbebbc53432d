package mayday.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.door.Refusal;
import mayday.command.incident.IncidentRejection;
import mayday.command.rest.problem.Problem;
import mayday.command.rest.problem.ProblemWriter;
import mayday.command.rest.problem.RequestTrace;
import mayday.command.store.MalformedReference;
import mayday.command.store.StoreRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every refusal leaves as a problem with a stable code; whatever is not a refusal is a bug or an outage, and logged. */
@RestControllerAdvice
final class IncidentProblems {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentProblems.class);

    private final ProblemWriter problems;

    IncidentProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler({IncidentRejection.class, StoreRefusal.class})
    void refused(RuntimeException thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var refusal = Refusal.of(thrown).orElseThrow(() -> thrown);
        var problem = Problem.of(refusal.status().value(), refusal.code(), refusal.detail(), RequestTrace.id(request));
        if (refusal.retryAfter() != null) {
            retryAfter(response, refusal.retryAfter());
        }
        if (refusal.isOutage()) {
            LOG.warn("Trace {}: {} ({})", problem.traceId(), problem.detail(), String.valueOf(thrown.getCause()));
        }
        problems.write(
                response,
                refusal.currentVersion() == null ? problem : problem.withCurrentVersion(refusal.currentVersion()));
    }

    @ExceptionHandler
    void refused(DoorRefusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, refusal);
    }

    @ExceptionHandler(MalformedReference.class)
    void neitherUuidNorNumber(MalformedReference malformed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, Refusal.malformedId());
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    void nothingThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, new DoorRefusal(DoorCode.UNKNOWN_PATH, "There is nothing at this path."));
    }

    @ExceptionHandler
    void otherMethod(
            HttpRequestMethodNotSupportedException other, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var allowed = other.getSupportedMethods();
        response.setHeader(HttpHeaders.ALLOW, allowed == null ? "" : String.join(", ", allowed));
        problems.write(
                request,
                response,
                new DoorRefusal(DoorCode.METHOD_NOT_ALLOWED, "This path takes only what the Allow header names."));
    }

    @ExceptionHandler
    void otherMediaType(
            HttpMediaTypeNotAcceptableException other, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(
                request,
                response,
                new DoorRefusal(DoorCode.NOT_ACCEPTABLE, "This path does not answer in what the Accept header names."));
    }

    @ExceptionHandler
    void failed(Exception bug, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // Half an answer is out: only a broken connection tells the caller now.
            throw bug;
        }
        LOG.error("Trace {}: {} failed", RequestTrace.id(request), request.getMethod(), bug);
        problems.write(request, response, DoorRefusal.ours());
    }

    private static void retryAfter(HttpServletResponse response, Duration wait) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
    }
}
