package mayday.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Stands between the service and PostgreSQL and cuts the connection at the worst moment. */
public final class CuttingProxy implements AutoCloseable {

    /** Where to cut the connection that next carries an append. */
    public enum Cut {
        NOWHERE,
        BEFORE_THE_SERVER_HEARS,
        BEFORE_THE_ANSWER_ARRIVES
    }

    private static final String APPEND = "insert into event";

    private final ServerSocket front;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = Cut.NOWHERE;
    private volatile boolean refusing;
    private volatile boolean refusingAfterCut;

    public CuttingProxy(int port) throws IOException {
        this.port = port;
        this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return front.getLocalPort();
    }

    /**
     * Cuts the connection that next carries an append.
     *
     * @param andRefuse from then on nobody can ask the server what became of it
     */
    public void cutNextAppend(Cut where, boolean andRefuse) {
        refusingAfterCut = andRefuse;
        cut = where;
    }

    /** Ends all connections and takes no new ones, or takes them again. */
    public void refuse(boolean now) {
        refusing = now;
        if (now) {
            open.forEach(CuttingProxy::end);
        }
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                var client = front.accept();
                if (refusing) {
                    end(client);
                    continue;
                }
                var server = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(client);
                open.add(server);
                new Pair(client, server).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private final class Pair {

        private final Socket client;
        private final Socket server;
        private volatile boolean mute;

        Pair(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void start() {
            Thread.ofVirtual().start(() -> pump(client, server, this::mayPass));
            Thread.ofVirtual().start(() -> pump(server, client, _ -> !mute));
        }

        private boolean mayPass(String request) {
            if (cut == Cut.NOWHERE || !request.contains(APPEND)) {
                return true;
            }
            var passes = cut == Cut.BEFORE_THE_ANSWER_ARRIVES;
            mute = passes;
            cut = Cut.NOWHERE;
            // Whoever asks what became of the append finds nobody, if the test wants it so.
            if (refusingAfterCut) {
                refusing = true;
                open.stream()
                        .filter(other -> !List.of(client, server).contains(other))
                        .forEach(CuttingProxy::end);
            }
            return passes;
        }

        private void pump(Socket from, Socket to, Predicate<String> mayPass) {
            var buffer = new byte[64 * 1024];
            try (from;
                    to) {
                int read;
                while ((read = from.getInputStream().read(buffer)) >= 0) {
                    if (!mayPass.test(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException ended) {
                // One side has gone; so does the other.
            }
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
        open.forEach(CuttingProxy::end);
    }
}
