package mayday.warroom.gateway;

import mayday.warroom.problem.Problem;
import mayday.warroom.problem.ProblemCode;

/** What can go wrong between this door and the service behind it. */
final class UpstreamProblems {

    static final Problem NOT_SENDABLE = Problem.of(
            ProblemCode.MALFORMED_REQUEST,
            "The address or a header holds what cannot be passed on to the service that owns this path.");

    static final Problem UNAVAILABLE = Problem.of(
                    ProblemCode.UPSTREAM_UNAVAILABLE,
                    "The service that owns this path is down or starting. Ask again, with the same Idempotency-Key.")
            .retryAfter(2);

    static final Problem TOO_SLOW = Problem.of(
            ProblemCode.UPSTREAM_TIMEOUT,
            "The service that owns this path did not answer in time. A command may have been recorded all the same: "
                    + "ask again with the same Idempotency-Key.");

    static final Problem BROKEN_OFF = Problem.of(
            ProblemCode.UPSTREAM_BROKEN_OFF,
            "The service that owns this path began to answer and stopped. A command may have been recorded all the "
                    + "same: ask again with the same Idempotency-Key.");

    static final Problem TOO_MANY_STREAMS = Problem.of(
                    ProblemCode.TOO_MANY_STREAMS, "This door already holds as many live streams as it may.")
            .retryAfter(5);

    static final Problem BODY_TOO_LARGE = Problem.of(ProblemCode.BODY_TOO_LARGE, "A body may have 1 MiB at most.");

    private UpstreamProblems() {}
}
