package mayday.command.grpc;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The one answer to a call; whoever is first gives it, the command or the clock. */
final class Reply {

    private final ServerCall<Arrived, Message> call;
    private final AtomicBoolean given = new AtomicBoolean();

    Reply(ServerCall<Arrived, Message> call) {
        this.call = call;
    }

    boolean isGiven() {
        return given.get();
    }

    void give(Message answer) {
        if (given.compareAndSet(false, true)) {
            call.sendHeaders(new Metadata());
            call.sendMessage(answer);
            call.close(Status.OK, new Metadata());
        }
    }

    void refuse(StatusException refusal) {
        if (given.compareAndSet(false, true)) {
            call.close(refusal.getStatus(), orNone(refusal.getTrailers()));
        }
    }

    private static Metadata orNone(@Nullable Metadata trailers) {
        return trailers == null ? new Metadata() : trailers;
    }
}
