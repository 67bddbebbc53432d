package mayday.command.grpc;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.door.Refusal;
import mayday.command.door.Trace;
import mayday.command.grpc.Arrived.Request;
import mayday.command.grpc.Arrived.Unreadable;
import mayday.command.rest.CommandControllers;
import mayday.command.store.MalformedReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the calls of one command: one message in, one message out. */
final class CommandCalls implements ServerCallHandler<Arrived, Message> {

    private static final Logger LOG = LoggerFactory.getLogger(CommandCalls.class);
    private static final String DOOR = "grpc";
    private static final String INCIDENT = "incident";

    private final String command;
    private final Message response;
    private final CommandControllers controllers;
    private final CallClock clock;

    CommandCalls(String command, Message response, CommandControllers controllers, CallClock clock) {
        this.command = command;
        this.response = response;
        this.controllers = controllers;
        this.clock = clock;
    }

    @Override
    public ServerCall.Listener<Arrived> startCall(ServerCall<Arrived, Message> call, Metadata metadata) {
        // One more than there may be, to see whether there are too many.
        call.request(2);
        return new OneCall(call, new MetadataValues(metadata));
    }

    private final class OneCall extends ServerCall.Listener<Arrived> {

        private final ServerCall<Arrived, Message> call;
        private final MetadataValues metadata;
        private final String traceId;
        private final Reply reply;
        private final ScheduledFuture<?> timeout;
        private @Nullable Arrived arrived;

        OneCall(ServerCall<Arrived, Message> call, MetadataValues metadata) {
            this.call = call;
            this.metadata = metadata;
            this.traceId = Trace.id(metadata.named("traceparent"));
            this.reply = new Reply(call);
            this.timeout = clock.afterTheLongestCall(() -> refuse(new DoorRefusal(
                    DoorCode.REQUEST_TIMEOUT,
                    "The call took too long. Whether it was carried out shows when it is repeated with its key.")));
        }

        @Override
        public void onMessage(Arrived message) {
            if (arrived != null) {
                refuse(new DoorRefusal(DoorCode.MALFORMED_REQUEST, "A command is one message and not more."));
            }
            arrived = message;
        }

        /** What nobody waits for any more is not begun. */
        @Override
        public void onHalfClose() {
            if (reply.isGiven() || call.isCancelled()) {
                return;
            }
            try {
                reply.give(answered());
            } catch (Exception | Error thrown) {
                // An error as well: the library's own word on it is not kept, since callers can make it say anything.
                refuse(thrown);
            } finally {
                timeout.cancel(false);
            }
        }

        @Override
        public void onCancel() {
            timeout.cancel(false);
        }

        @Override
        public void onComplete() {
            timeout.cancel(false);
        }

        private Message answered() throws IOException {
            metadata.refuseUnfitting();
            return switch (arrived) {
                case Request request -> answered(request.message());
                case Unreadable unreadable -> throw unreadable.refusal();
                case null -> throw new DoorRefusal(DoorCode.EMPTY_BODY, "A command is one message and not none.");
            };
        }

        private Message answered(Message request) throws IOException {
            var field = request.getDescriptorForType().findFieldByName(INCIDENT);
            Optional<String> incident =
                    field == null ? Optional.empty() : Optional.of((String) request.getField(field));
            try {
                var answer = controllers.carryOut(
                        command,
                        DOOR,
                        incident,
                        metadata,
                        () -> MessageJson.of(request, Set.of(INCIDENT)).toString());
                return AnswerMessage.of(answer, response);
            } catch (MalformedReference _) {
                throw Refusal.malformedId("/" + INCIDENT);
            }
        }

        private void refuse(Throwable thrown) {
            var refusal = Refusal.of(thrown);
            if (refusal.isEmpty()) {
                LOG.error("Trace {}: {} failed", traceId, command, thrown);
            } else if (refusal.get().isOutage()) {
                LOG.warn("Trace {}: {} ({})", traceId, refusal.get().detail(), String.valueOf(thrown.getCause()));
            }
            reply.refuse(RefusedCall.of(refusal.orElseGet(Refusal::internal), traceId));
        }
    }
}
