package mayday.benchmarks.visible;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import mayday.benchmarks.measure.Latencies;
import mayday.benchmarks.measure.OpenLoop;
import mayday.benchmarks.measure.Texts;

/** The limit: a commit, Kafka from producer to consumer, and a projection's commit, each alone, added up. */
final class BareParts implements AutoCloseable {

    private final Bench bench;
    private final Marks marks;
    private final Topic topic;
    private final AtomicLong offset = new AtomicLong();

    BareParts(String kafka, Bench bench, Marks marks) throws InterruptedException, ExecutionException {
        this.bench = bench;
        this.marks = marks;
        topic = new Topic(kafka, "bench-bare", (texts, _) -> texts.forEach(marks::seenIn));
    }

    /** Each part gets a third of the time; percentiles are added at the same percentile. */
    Latencies measure(int perSecond, Duration time) throws Exception {
        var third = time.dividedBy(3);
        return new OpenLoop(perSecond, third)
                .run(this::commit)
                .plus(new OpenLoop(perSecond, third).run(this::pass))
                .plus(new OpenLoop(perSecond, third).run(this::project));
    }

    private void commit(OpenLoop loop, int operation) throws SQLException, InterruptedException {
        bench.store(Texts.next());
        loop.arrived(operation);
    }

    private void pass(OpenLoop loop, int operation) throws ExecutionException, InterruptedException {
        topic.send(marks.of(loop, operation) + Texts.next()).get();
    }

    private void project(OpenLoop loop, int operation) throws SQLException, InterruptedException {
        bench.commit(connection -> Projecting.commit(connection, List.of(Texts.next()), offset.incrementAndGet()));
        loop.arrived(operation);
    }

    @Override
    public void close() {
        topic.close();
    }
}
