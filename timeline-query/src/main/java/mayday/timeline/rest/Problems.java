package mayday.timeline.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import mayday.timeline.intake.Outage;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Every refusal leaves as RFC 9457 Problem Details; {@code code} is the stable part. */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        return answer(refusal.code(), String.valueOf(refusal.getMessage()), refusal.parameter(), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> mistyped(MethodArgumentTypeMismatchException mistyped, HttpServletRequest request) {
        var name = mistyped.getName();
        return answer(ProblemCode.MALFORMED_PARAMETER, "%s cannot be read".formatted(name), name, request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> undecodable(InvalidParameterException undecodable, HttpServletRequest request) {
        return answer(ProblemCode.MALFORMED_PARAMETER, "The query cannot be decoded", null, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> anythingElse(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (failure instanceof AsyncRequestNotUsableException || failure instanceof IOException) {
            // The client is gone: there is nobody to tell.
            return null;
        }
        if (response.isCommitted()) {
            // Half an answer is out: only a broken connection tells the caller now.
            throw failure;
        }
        if (Outage.is(failure)) {
            LOG.warn("A question could not be answered from the database: {}", failure.toString());
            return answer(ProblemCode.STORE_UNAVAILABLE, "The database of the timeline does not answer", null, request);
        }
        if (failure instanceof ErrorResponse known) {
            var code = of(known.getStatusCode());
            var answer = answer(code, code.title(), null, request);
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(headers -> {
                        headers.putAll(known.getHeaders());
                        headers.putAll(answer.getHeaders());
                    })
                    .body(answer.getBody());
        }
        LOG.error("A question failed", failure);
        return answer(ProblemCode.INTERNAL_ERROR, "The log of the service says more", null, request);
    }

    static ProblemCode of(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> ProblemCode.UNKNOWN_PATH;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 414 -> ProblemCode.URI_TOO_LONG;
            case 431 -> ProblemCode.HEADERS_TOO_LARGE;
            case 501 -> ProblemCode.NOT_IMPLEMENTED;
            default -> status.is4xxClientError() ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
    }

    private static ResponseEntity<byte[]> answer(
            ProblemCode code, String detail, @Nullable String parameter, HttpServletRequest request) {
        var problem = Problem.of(code, detail, parameter, request.getHeader("traceparent"));
        var answer = ResponseEntity.status(code.status()).header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (code.status().value() == 503 || code.status().value() == 504) {
            // Spread, so that all who wait do not come back at once.
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(ThreadLocalRandom.current().nextInt(1, 4)));
        }
        return answer.body(problem.json());
    }
}
