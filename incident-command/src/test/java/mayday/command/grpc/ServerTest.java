package mayday.command.grpc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import mayday.command.Postgres;
import mayday.command.rest.CommandControllers;
import mayday.command.rest.OpenDoor;
import mayday.command.rest.StoreDownTest;
import mayday.incident.v1.IncidentCommandServiceGrpc;
import mayday.incident.v1.NoteRequest;
import org.junit.jupiter.api.Test;

/** What the server does around the commands. */
class ServerTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final GrpcClient GRPC = GrpcClient.TCP;
    private static final String SERVICE = "incident.v1.IncidentCommandService";

    /** How a call ended, by what is told in its details. */
    record Ended(Status status, String reason) {

        static Ended of(Status status, Metadata trailers) {
            var details = StatusProto.fromStatusAndTrailers(status, trailers).getDetailsList();
            for (var detail : details) {
                if (detail.is(ErrorInfo.class)) {
                    try {
                        return new Ended(status, detail.unpack(ErrorInfo.class).getReason());
                    } catch (IOException malformed) {
                        throw new UncheckedIOException(malformed);
                    }
                }
            }
            return new Ended(status, "");
        }
    }

    @Test
    void the_service_says_that_it_is_healthy() {
        var health = HealthGrpc.newBlockingStub(GRPC.channel());

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(health.check(HealthCheckRequest.newBuilder()
                                        .setService(SERVICE)
                                        .build())
                                .getStatus())
                        .isEqualTo(ServingStatus.SERVING));
    }

    @Test
    void the_generated_stub_serves_as_well() {
        var incident = DOOR.incident();
        var answered = IncidentCommandServiceGrpc.newBlockingStub(GRPC.channel())
                .note(NoteRequest.newBuilder()
                        .setIncident(incident.substring(incident.lastIndexOf('/') + 1))
                        .setText("Hello")
                        .build());

        assertThat(answered.getAnswer().getVersion()).isEqualTo(2);
    }

    @Test
    void an_unknown_call_is_unimplemented() {
        assertThat(send(GRPC.channel(), "Forget", new byte[0]).status().getCode())
                .isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void what_is_no_message_is_refused_as_such() {
        for (var wire : new byte[][] {
            {(byte) 0xff},
            {10, 5, 'x'},
            "hello".getBytes(StandardCharsets.UTF_8),
            // A text of half a surrogate pair, and one of a byte that begins nothing.
            {82, 3, (byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {82, 1, (byte) 0xff},
        }) {
            var ended = send(GRPC.channel(), "Note", wire);

            assertThat(ended.reason()).isEqualTo("malformed_request");
            assertThat(ended.status().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void a_message_above_one_mebibyte_is_too_large() {
        var incident = DOOR.incident();
        int before = DOOR.storedEvents();

        var slightly = NoteRequest.newBuilder()
                .setIncident(incident)
                .setTextBytes(ByteString.copyFromUtf8("x".repeat(1024 * 1024)))
                .build();
        var far = NoteRequest.newBuilder()
                .setTextBytes(ByteString.copyFromUtf8("x".repeat(3 * 1024 * 1024)))
                .build();

        assertThat(GRPC.call("Note", slightly).reason()).isEqualTo("body_too_large");
        assertThat(GRPC.call("Note", slightly).code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(GRPC.call("Note", far).code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @Test
    void metadata_above_sixteen_kibibytes_is_too_large() {
        var refused = GRPC.call("Note", DOOR.incident(), "{\"text\":\"x\"}", "x-long", "x".repeat(17 * 1024));

        assertThat(refused.reason()).isEqualTo("headers_too_large");
        assertThat(refused.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void a_call_of_no_message_or_of_two_is_refused() {
        assertThat(send(GRPC.channel(), "Note").reason()).isEqualTo("empty_body");
        assertThat(send(GRPC.channel(), "Note", new byte[0], new byte[0]).reason())
                .isEqualTo("malformed_request");
    }

    @Test
    void nothing_is_done_for_a_caller_who_no_longer_waits() {
        var incident = DOOR.incident();
        int before = DOOR.storedEvents();

        var expired = GRPC.call(
                "Note",
                GrpcClient.request("Note", incident, "{\"text\":\"x\"}"),
                CallOptions.DEFAULT.withDeadlineAfter(1, java.util.concurrent.TimeUnit.NANOSECONDS));

        assertThat(expired.code()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @Test
    void a_call_that_takes_too_long_is_answered_by_the_clock() throws Exception {
        var server = InProcessServerBuilder.forName("impatient")
                .addService(new IncidentCommandEndpoint(
                        DOOR.bean(CommandControllers.class), new CallClock(Duration.ofMillis(200))))
                .build()
                .start();
        var channel = InProcessChannelBuilder.forName("impatient").build();
        try {
            var ended = new CompletableFuture<Ended>();
            start(channel, "Note", ended).sendMessage(new byte[0]);

            assertThat(ended.get(20, SECONDS).reason()).isEqualTo("request_timeout");
            assertThat(ended.get().status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        } finally {
            channel.shutdownNow();
            server.shutdownNow();
        }
    }

    @Test
    void without_its_database_the_door_says_when_to_come_again() {
        var incident = DOOR.incident();
        StoreDownTest.lockOut(true);
        try {
            var refused = GRPC.call("Note", incident, "{\"text\":\"x\"}");

            assertThat(refused.code()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(refused.reason()).isEqualTo("store_unavailable");
            assertThat(refused.retry().orElseThrow().getRetryDelay().getSeconds())
                    .isPositive();
        } finally {
            StoreDownTest.lockOut(false);
        }
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(GRPC.call("Note", incident, "{\"text\":\"y\"}")
                                .status()
                                .isOk())
                        .isTrue());
    }

    @Test
    void a_bug_of_ours_says_nothing_but_its_trace() {
        var incident = DOOR.incident();
        var app = DOOR.database().app();
        Postgres.execute(DOOR.database(), "revoke insert (payload) on event from " + app);
        try {
            var refused = GRPC.call("Note", incident, "{\"text\":\"x\"}");

            assertThat(refused.code()).isEqualTo(Status.Code.INTERNAL);
            assertThat(refused.reason()).isEqualTo("internal_error");
            assertThat(refused.status().getDescription()).isEqualTo("This is not the fault of the request.");
            assertThat(refused.detail(ErrorInfo.class).orElseThrow().getMetadataOrThrow("traceId"))
                    .matches("[0-9a-f]{32}");
        } finally {
            Postgres.execute(DOOR.database(), "grant insert (payload) on event to " + app);
        }
    }

    /** Sends bytes that need not be a message. */
    private static Ended send(ManagedChannel channel, String command, byte[]... messages) {
        var ended = new CompletableFuture<Ended>();
        var call = start(channel, command, ended);
        for (var message : messages) {
            call.sendMessage(message);
        }
        call.halfClose();
        try {
            return ended.get(20, SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    private static ClientCall<byte[], byte[]> start(
            ManagedChannel channel, String command, CompletableFuture<Ended> ended) {
        var call = channel.newCall(
                MethodDescriptor.<byte[], byte[]>newBuilder()
                        .setType(MethodType.CLIENT_STREAMING)
                        .setFullMethodName(SERVICE + "/" + command)
                        .setRequestMarshaller(new Bytes())
                        .setResponseMarshaller(new Bytes())
                        .build(),
                CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(Ended.of(status, trailers));
                    }
                },
                new Metadata());
        call.request(1);
        return call;
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
