package mayday.postmortem.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import mayday.postmortem.intake.Outage;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal leaves as Problem Details; {@code code} is the stable part. */
@RestControllerAdvice
class PostmortemProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PostmortemProblems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        return answer(
                refusal.code(), String.valueOf(refusal.getMessage()), refusal.errors(), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> undecodable(InvalidParameterException undecodable, HttpServletRequest request) {
        return answer(
                ProblemCode.MALFORMED_PARAMETER, "The query cannot be decoded.", List.of(), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            // Half an answer is out: only a broken connection tells the caller now.
            throw failure;
        }
        if (Outage.is(failure)) {
            return storeIsAway(failure, request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(
                ProblemCode.INTERNAL_ERROR, "The trace id finds the log entry.", List.of(), new HttpHeaders(), request);
    }

    private static ResponseEntity<Object> storeIsAway(Exception away, HttpServletRequest request) {
        LOG.warn("The database does not answer: {}", away.toString());
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return answer(ProblemCode.STORE_UNAVAILABLE, "Try again shortly.", List.of(), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var code = switch (status.value()) {
            case 404 -> ProblemCode.UNKNOWN_PATH;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            default -> status.is4xxClientError() ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
        return answer(code, code.title() + ".", List.of(), headers, ((ServletWebRequest) request).getRequest());
    }

    private static ResponseEntity<Object> answer(
            ProblemCode code,
            String detail,
            List<Refusal.FieldError> errors,
            HttpHeaders headers,
            HttpServletRequest request) {
        return ResponseEntity.status(code.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(code, detail, errors, request));
    }
}
