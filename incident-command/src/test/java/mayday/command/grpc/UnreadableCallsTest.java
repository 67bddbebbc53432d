package mayday.command.grpc;

import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Compressor;
import io.grpc.CompressorRegistry;
import io.grpc.InternalMetadata;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mayday.command.Postgres;
import mayday.command.rest.OpenDoor;
import mayday.incident.v1.IncidentCommandServiceGrpc;
import mayday.incident.v1.NoteRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What no library sends by itself, and what the log says of it: nothing, for whoever calls could fill the disk with it. */
class UnreadableCallsTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    /** Says that it is gzip, and is broken. */
    private record Broken(UnaryOperator<byte[]> fault) implements Compressor {

        @Override
        public String getMessageEncoding() {
            return "gzip";
        }

        @Override
        public OutputStream compress(OutputStream wire) {
            return new ByteArrayOutputStream() {
                @Override
                public void close() throws IOException {
                    wire.write(fault.apply(gzip(toByteArray())));
                    wire.close();
                }
            };
        }

        private static byte[] gzip(byte[] bytes) throws IOException {
            var zipped = new ByteArrayOutputStream();
            try (var zipping = new GZIPOutputStream(zipped)) {
                zipping.write(bytes);
            }
            return zipped.toByteArray();
        }
    }

    static Stream<Arguments> brokenMessages() {
        return Stream.of(
                broken("cut off", bytes -> Arrays.copyOf(bytes, bytes.length - 12)),
                broken("nothing but a header", bytes -> Arrays.copyOf(bytes, 10)),
                broken("another checksum", bytes -> {
                    bytes[bytes.length - 8] ^= 1;
                    return bytes;
                }));
    }

    private static Arguments broken(String how, UnaryOperator<byte[]> fault) {
        return Arguments.of(how, fault);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenMessages")
    void a_compressed_message_that_is_broken_is_malformed(String how, UnaryOperator<byte[]> fault) {
        var refused = sendBroken(fault);

        assertThat(refused.getStatus().getCode()).as(how).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(reason(refused)).as(how).isEqualTo("malformed_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y", "a:b", "x\"", "a\u007f", "", "x-\u00fc", "X-Long-bin ", "-bin"})
    void a_name_that_no_metadata_has_is_a_malformed_header(String name) {
        var metadata = InternalMetadata.newMetadata(
                name.getBytes(StandardCharsets.ISO_8859_1), "1".getBytes(StandardCharsets.US_ASCII));

        var refused = refused(GrpcClient.IN_PROCESS.channel(), metadata);

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(reason(refused)).isEqualTo("malformed_header");
    }

    @Test
    void a_hundred_entries_of_metadata_are_too_many_with_those_of_the_library() {
        var metadata = new Metadata();
        for (int entry = 0; entry < 100; entry++) {
            metadata.put(Metadata.Key.of("x-" + entry % 2, Metadata.ASCII_STRING_MARSHALLER), "1");
        }

        var refused = refused(GrpcClient.TCP.channel(), metadata);

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(reason(refused)).isEqualTo("headers_too_large");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void nothing_that_a_caller_gets_wrong_is_news(CapturedOutput log) throws IOException {
        sendBroken(_ -> "no gzip at all".getBytes(StandardCharsets.US_ASCII));
        sendBroken(bytes -> Arrays.copyOf(bytes, bytes.length - 12));
        for (var name : List.of("x y", "")) {
            refused(
                    GrpcClient.IN_PROCESS.channel(),
                    InternalMetadata.newMetadata(name.getBytes(StandardCharsets.US_ASCII), new byte[] {'1'}));
        }
        for (var frame : new byte[][] {
            // Headers that are no HPACK; data of a stream that is not open; headers of a call without a method.
            {0, 0, 2, 1, 5, 0, 0, 0, 1, (byte) 0xff, (byte) 0xff},
            {0, 0, 1, 0, 1, 0, 0, 0, 3, 0},
            {0, 0, 1, 1, 5, 0, 0, 0, 1, (byte) 0x86},
            {0, 0, 0, 9, 0, 0, 0, 0, 1}
        }) {
            exchange(frame);
        }
        DOOR.post(DOOR.incident() + "/end-impact", "{\"system\":\"cart\"}");
        DOOR.post(DOOR.incident() + "/note", "{\"text\":\"x\"}", "If-Match", "\"9\"");

        assertThat(log.getAll().lines())
                .filteredOn(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                // Kafka is away all the time in these tests, and watches end in between.
                .allMatch(line -> line.contains(" m.c.publication.") || line.contains(" m.c.schedule."));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_bug_of_ours_is_said_once(CapturedOutput log) {
        var incident = DOOR.incident();
        var app = DOOR.database().app();
        Postgres.execute(DOOR.database(), "revoke insert (payload) on event from " + app);
        try {
            GrpcClient.TCP.call("Note", incident, "{\"text\":\"x\"}");
        } finally {
            Postgres.execute(DOOR.database(), "grant insert (payload) on event to " + app);
        }

        assertThat(log.getAll()).containsOnlyOnce(": Note failed");
    }

    private static StatusRuntimeException sendBroken(UnaryOperator<byte[]> fault) {
        var compressors = CompressorRegistry.newEmptyInstance();
        compressors.register(new Broken(fault));
        var channel = NettyChannelBuilder.forAddress("127.0.0.1", DOOR.grpcPort())
                .usePlaintext()
                .compressorRegistry(compressors)
                .build();
        try {
            return refused(channel, new Metadata());
        } finally {
            channel.shutdownNow();
        }
    }

    private static StatusRuntimeException refused(ManagedChannel channel, Metadata metadata) {
        var called = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata));
        var request = NoteRequest.newBuilder()
                .setIncident("INC-1")
                .setText("x".repeat(100))
                .build();
        return catchThrowableOfType(
                StatusRuntimeException.class,
                () -> blockingUnaryCall(
                        called,
                        IncidentCommandServiceGrpc.getNoteMethod(),
                        CallOptions.DEFAULT.withCompression("gzip"),
                        request));
    }

    private static String reason(StatusRuntimeException refused) {
        var status = StatusProto.fromThrowable(refused);
        return new GrpcClient.Answered(refused.getStatus(), "", status == null ? List.of() : status.getDetailsList())
                .reason();
    }

    /** Sends a frame after the opening of a connection, and waits until the other side hangs up or has said all. */
    private static void exchange(byte[] frame) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), DOOR.grpcPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(PREFACE);
            socket.getOutputStream().write(frame);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }
}
