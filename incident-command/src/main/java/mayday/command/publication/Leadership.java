package mayday.command.publication;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import mayday.command.store.LogSignal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At most one instance leads: the one whose session holds the lock. The others tell it when they have appended. */
final class Leadership {

    /** Where and as whom to open a session of its own, outside the pool. */
    record Login(
            String url, @Nullable String user, @Nullable String password) {

        Connection open() throws SQLException {
            var properties = new Properties();
            properties.setProperty("ApplicationName", "incident-command relay");
            properties.setProperty("connectTimeout", "2");
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("socketTimeout", "10");
            // The server, too, must notice within seconds that a leader's machine is gone: its session holds the lock.
            properties.setProperty(
                    "options",
                    "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
                            + " -c tcp_user_timeout=10000");
            if (user != null) {
                properties.setProperty("user", user);
            }
            if (password != null) {
                properties.setProperty("password", password);
            }
            return DriverManager.getConnection(url, properties);
        }
    }

    static final long LOCK = 0x6d61796461790001L;
    private static final String CHANNEL = "incident_events";

    private final Login login;
    private final JdbcClient database;
    private final LogSignal signal;

    Leadership(Login login, JdbcClient database, LogSignal signal) {
        this.login = login;
        this.database = database;
        this.signal = signal;
    }

    Optional<Seat> tryTake() {
        try {
            return tryTake(login.open());
        } catch (SQLException absent) {
            throw new DataAccessResourceFailureException("No session to lead with", absent);
        }
    }

    private Optional<Seat> tryTake(Connection connection) throws SQLException {
        try {
            if (lock(connection)) {
                return Optional.of(new Seat(connection, CHANNEL, signal));
            }
        } catch (SQLException failure) {
            connection.abort(Runnable::run);
            throw failure;
        }
        connection.close();
        return Optional.empty();
    }

    /** After commits, never inside them: a NOTIFY in an append would put all appends in one line. */
    void tellLeader() {
        database.sql("notify " + CHANNEL).update();
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
