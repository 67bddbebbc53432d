package mayday.command.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import mayday.command.rest.OpenDoor;
import org.junit.jupiter.api.Test;

/** What a connection may do before it has made a single call, seen from HTTP/2 itself. */
class ConnectionTest {

    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int MAX_HEADER_LIST_SIZE = 6;
    private static final int ENHANCE_YOUR_CALM = 11;

    private record Frame(int type, int flags, ByteBuffer payload) {}

    @Test
    void a_connection_may_have_a_hundred_calls_at_a_time() throws IOException {
        try (var connection = connected()) {
            var settings = new HashMap<Integer, Integer>();
            var payload = await(connection, SETTINGS).payload();
            while (payload.hasRemaining()) {
                settings.put((int) payload.getShort(), payload.getInt());
            }

            assertThat(settings)
                    .containsEntry(MAX_CONCURRENT_STREAMS, 100)
                    .containsEntry(MAX_HEADER_LIST_SIZE, 64 * 1024);
        }
    }

    @Test
    void who_floods_it_with_pings_is_told_to_calm_down() throws IOException {
        try (var connection = connected()) {
            var ping = frame(PING, new byte[8]);
            var flood = ByteBuffer.allocate(10 * ping.length);
            while (flood.hasRemaining()) {
                flood.put(ping);
            }
            // All at once: it hangs up after a few.
            connection.getOutputStream().write(flood.array());

            assertThat(await(connection, GO_AWAY).payload().getInt(4)).isEqualTo(ENHANCE_YOUR_CALM);
        }
    }

    private static Socket connected() throws IOException {
        var socket =
                new Socket(InetAddress.getLoopbackAddress(), OpenDoor.shared().grpcPort());
        socket.setSoTimeout(20_000);
        var out = socket.getOutputStream();
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(frame(SETTINGS, new byte[0]));
        return socket;
    }

    private static byte[] frame(int type, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt((payload.length << 8) | type)
                .put((byte) 0)
                .putInt(0)
                .put(payload)
                .array();
    }

    /** The next frame of this type that is not merely an acknowledgment. */
    private static Frame await(Socket connection, int type) throws IOException {
        var in = new DataInputStream(connection.getInputStream());
        while (true) {
            int lengthAndType = in.readInt();
            int flags = in.readUnsignedByte();
            in.readInt();
            var frame = new Frame(lengthAndType & 0xff, flags, ByteBuffer.wrap(in.readNBytes(lengthAndType >>> 8)));
            if (frame.type() == type && frame.flags() == 0) {
                return frame;
            }
        }
    }
}
