package mayday.warroom.gateway;

import mayday.warroom.problem.Problem;
import org.springframework.http.HttpStatus;

/** What can go wrong between this door and the service behind it. */
final class UpstreamProblems {

    static final Problem UNAVAILABLE = Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "upstream_unavailable",
                    "The service does not answer",
                    "The service that owns this path is down or starting. Ask again, with the same Idempotency-Key.")
            .retryAfter(2);

    static final Problem TOO_SLOW = Problem.of(
            HttpStatus.GATEWAY_TIMEOUT,
            "upstream_timeout",
            "The service is too slow",
            "The service that owns this path did not answer in time. A command may have been recorded all the same: "
                    + "ask again with the same Idempotency-Key.");

    static final Problem BROKEN_OFF = Problem.of(
            HttpStatus.BAD_GATEWAY,
            "upstream_broken_off",
            "The answer broke off",
            "The service that owns this path began to answer and stopped. A command may have been recorded all the "
                    + "same: ask again with the same Idempotency-Key.");

    static final Problem TOO_MANY_STREAMS = Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too_many_streams",
                    "Too many live streams",
                    "This door already holds as many live streams as it may.")
            .retryAfter(5);

    static final Problem BODY_TOO_LARGE = Problem.of(
            HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "The body is too large", "A body may have 1 MiB at most.");

    private UpstreamProblems() {}
}
