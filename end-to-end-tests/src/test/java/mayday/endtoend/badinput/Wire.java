package mayday.endtoend.badinput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes and reads bytes until the answer is whole, or the other side has closed. */
final class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int ENOUGH = 1 << 20;

    private Wire() {}

    static RawAnswer exchange(URI server, RawRequest request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.setTcpNoDelay(true);
            send(socket, request.bytes(server));
            return RawAnswer.of(receive(socket));
        }
    }

    /** Everything the server says until it closes. */
    static String untilClosed(URI server, String request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            send(socket, request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // A server may refuse, and stop reading, before everything is sent.
    private static void send(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (SocketException refused) {
            if (socket.isInputShutdown()) {
                throw refused;
            }
        }
    }

    private static String receive(Socket socket) throws IOException {
        var received = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            var in = socket.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                received.write(buffer, 0, read);
                if (received.size() > ENOUGH || RawAnswer.isWhole(received.toString(StandardCharsets.UTF_8))) {
                    break;
                }
            }
        } catch (SocketTimeoutException hung) {
            throw new IOException("No whole answer within %s: %.300s".formatted(PATIENCE, received), hung);
        } catch (SocketException reset) {
            if (received.size() == 0) {
                throw reset;
            }
        }
        return received.toString(StandardCharsets.UTF_8);
    }
}
