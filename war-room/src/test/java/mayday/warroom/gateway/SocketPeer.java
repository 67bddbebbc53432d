package mayday.warroom.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A peer made of bare sockets, so that a test sees exactly what happens to each connection: it answers every request with
 * the bytes it is given and keeps the connection open until the other side lets go.
 */
final class SocketPeer implements Closeable {

    static final String LIVE_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    private final ServerSocket listening = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final String answer;

    SocketPeer(String answer) throws IOException {
        this.answer = answer;
        Thread.startVirtualThread(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    int connections() {
        return open.size();
    }

    void sayToAll(String text) throws IOException {
        for (var socket : open) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    void hangUp() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            open.add(socket);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            while (socket.getInputStream().read() >= 0) {
                // the request, then nothing until the gateway lets go
            }
        } catch (IOException reset) {
            // let go as well
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        hangUp();
    }
}
