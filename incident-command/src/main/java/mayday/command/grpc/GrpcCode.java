package mayday.command.grpc;

import io.grpc.Status;
import mayday.command.door.Refusal;

/** Which gRPC status a refusal has. It follows from the HTTP status, so that a new code has one without being asked. */
final class GrpcCode {

    private GrpcCode() {}

    static Status.Code of(Refusal refusal) {
        return switch (refusal.code()) {
            // Conflicts with others and not with the incident's state: the same call may succeed.
            case "concurrent_writers", "command_in_progress" -> Status.Code.ABORTED;
            default -> of(refusal.status().value());
        };
    }

    private static Status.Code of(int httpStatus) {
        return switch (httpStatus) {
            case 404 -> Status.Code.NOT_FOUND;
            case 405, 406, 415, 501 -> Status.Code.UNIMPLEMENTED;
            case 408, 504 -> Status.Code.DEADLINE_EXCEEDED;
            case 409 -> Status.Code.FAILED_PRECONDITION;
            case 412 -> Status.Code.ABORTED;
            case 413, 414, 429, 431 -> Status.Code.RESOURCE_EXHAUSTED;
            case 503 -> Status.Code.UNAVAILABLE;
            default -> httpStatus < 500 ? Status.Code.INVALID_ARGUMENT : Status.Code.INTERNAL;
        };
    }
}
