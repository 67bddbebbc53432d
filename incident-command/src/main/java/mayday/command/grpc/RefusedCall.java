package mayday.command.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import mayday.command.door.Refusal;

/** Says a refusal as gRPC does: a status with {@code google.rpc} details. */
final class RefusedCall {

    private static final String DOMAIN = "mayday";
    /** Details travel in trailers, of which clients take 8 KiB. */
    private static final int MOST_FAULTS = 16;

    private RefusedCall() {}

    static StatusException of(Refusal refusal, String traceId) {
        var status = Status.newBuilder()
                .setCode(GrpcCode.of(refusal).value())
                .setMessage(refusal.detail())
                .addDetails(Any.pack(info(refusal, traceId)));
        if (!refusal.faults().isEmpty()) {
            status.addDetails(Any.pack(faults(refusal)));
        }
        if (refusal.retryAfter() != null) {
            status.addDetails(Any.pack(RetryInfo.newBuilder()
                    .setRetryDelay(Durations.fromMillis(refusal.retryAfter().toMillis()))
                    .build()));
        }
        return StatusProto.toStatusException(status.build());
    }

    private static ErrorInfo info(Refusal refusal, String traceId) {
        var info = ErrorInfo.newBuilder()
                .setReason(refusal.code())
                .setDomain(DOMAIN)
                .putMetadata("traceId", traceId);
        if (refusal.currentVersion() != null) {
            info.putMetadata("currentVersion", refusal.currentVersion().toString());
        }
        return info.build();
    }

    private static BadRequest faults(Refusal refusal) {
        var request = BadRequest.newBuilder();
        refusal.faults().stream()
                .limit(MOST_FAULTS)
                .forEach(fault -> request.addFieldViolationsBuilder()
                        .setField(fault.pointer())
                        .setDescription(fault.detail()));
        return request.build();
    }
}
