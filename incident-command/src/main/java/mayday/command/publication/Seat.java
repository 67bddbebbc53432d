package mayday.command.publication;

import java.sql.Connection;
import java.sql.SQLException;
import mayday.command.store.LogSignal;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The leader's session: holds the lock as long as it lives, and hears when other instances have appended. */
final class Seat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Seat.class);
    private static final int LISTEN_MILLIS = 500;

    private final Connection connection;
    private final LogSignal signal;
    private volatile boolean held = true;

    Seat(Connection connection, String channel, LogSignal signal) {
        this.connection = connection;
        this.signal = signal;
        Thread.ofVirtual().name("relay-listener").start(() -> listen(channel));
    }

    void requireHeld() {
        if (!held) {
            throw new LeadershipLost("The session that led has ended");
        }
    }

    private void listen(String channel) {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + channel);
            var session = connection.unwrap(PGConnection.class);
            while (held) {
                if (session.getNotifications(LISTEN_MILLIS).length > 0) {
                    signal.announce();
                }
            }
        } catch (SQLException ended) {
            if (held) {
                LOG.warn("The relay's session has ended: {}", ended.getMessage());
            }
        } finally {
            held = false;
            signal.announce();
        }
    }

    @Override
    public void close() {
        held = false;
        try {
            // The lock goes with the session, whatever state that is in.
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            LOG.debug("The relay's session was gone", gone);
        }
    }
}
