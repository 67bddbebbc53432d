package mayday.command.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import mayday.command.Postgres.Database;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The way to the real database, with a gate that is closed at first; who came first is let through first. */
final class GatedDatabase extends DelegatingDataSource {

    private static final int EVERYBODY = 1_000_000;

    final AtomicInteger waiting = new AtomicInteger();
    final AtomicInteger asked = new AtomicInteger();
    private final Semaphore passes = new Semaphore(0, true);
    private volatile boolean refusing;

    GatedDatabase(Database database) {
        super(new DriverManagerDataSource(database.url(), database.app(), ""));
    }

    @Override
    public Connection getConnection() throws SQLException {
        asked.incrementAndGet();
        waiting.incrementAndGet();
        passes.acquireUninterruptibly();
        waiting.decrementAndGet();
        if (refusing) {
            throw new SQLException("nobody there", "08001");
        }
        return super.getConnection();
    }

    void open() {
        passes.release(EVERYBODY);
    }

    void letThrough(int connections) {
        passes.release(connections);
    }

    void close() {
        passes.drainPermits();
    }

    void refuse() {
        refusing = true;
        open();
    }
}
