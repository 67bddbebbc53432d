package mayday.benchmarks.visible;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import mayday.benchmarks.measure.OpenLoop;
import mayday.benchmarks.measure.Texts;

/**
 * The peer: one row a commit, a relay that asks the table for new rows ten times a second, Kafka, and a projection that
 * does the least it can. What is seen in it is seen when its transaction has committed: no HTTP, no rules, no stream.
 */
final class PollingRelay implements OpenLoop.Journey, AutoCloseable {

    private static final long PERIOD = Duration.ofMillis(100).toNanos();

    private final Bench bench;
    private final Marks marks;
    private final Topic topic;
    private final Connection relaying;
    private final Connection projecting;
    private final Thread relay;
    private long transaction;
    private long position;

    PollingRelay(String kafka, Bench bench, Marks marks) throws SQLException, InterruptedException, ExecutionException {
        this.bench = bench;
        this.marks = marks;
        relaying = bench.connect();
        projecting = bench.connect();
        topic = new Topic(kafka, "bench-polled", this::project);
        relay = Thread.ofPlatform().daemon().name("polling-relay").start(this::poll);
    }

    @Override
    public void send(OpenLoop loop, int operation) throws SQLException, InterruptedException {
        bench.store(marks.of(loop, operation) + Texts.next());
    }

    private void poll() {
        try {
            var due = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                var sent = new ArrayList<Future<?>>();
                newRows().forEach(text -> sent.add(topic.send(text)));
                for (var acknowledgment : sent) {
                    acknowledgment.get();
                }
                // From start to start: a pause after the work would make it poll less often than it says.
                due = Math.max(due + PERIOD, System.nanoTime());
                Thread.sleep(Duration.ofNanos(due - System.nanoTime()));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SQLException | ExecutionException failure) {
            throw new IllegalStateException("The polling relay failed", failure);
        }
    }

    private List<String> newRows() throws SQLException {
        try (var query = relaying.prepareStatement("""
                select o.tx::text::bigint, o.position, o.text from outbox o
                 where (o.tx, o.position) > (?::text::xid8, ?) and o.tx < pg_snapshot_xmin(pg_current_snapshot())
                 order by o.tx, o.position
                """)) {
            query.setString(1, Long.toString(transaction));
            query.setLong(2, position);
            var texts = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    transaction = rows.getLong(1);
                    position = rows.getLong(2);
                    texts.add(rows.getString(3));
                }
            }
            return texts;
        }
    }

    private void project(List<String> texts, long next) {
        try {
            Projecting.commit(projecting, texts, next);
            texts.forEach(marks::seenIn);
        } catch (SQLException failure) {
            throw new IllegalStateException("The projection of the polling relay failed", failure);
        }
    }

    @Override
    public void close() throws SQLException {
        relay.interrupt();
        Topic.join(relay);
        topic.close();
        relaying.close();
        projecting.close();
    }
}
