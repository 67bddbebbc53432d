package mayday.timeline.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mayday.timeline.board.BoardFeed;
import mayday.timeline.event.Feed;
import mayday.timeline.event.ProjectionListener;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.intake.Outage;
import mayday.timeline.rest.ProblemCode;
import mayday.timeline.rest.Refusal;
import mayday.timeline.timeline.TimelineFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Follows what has readers, and wakes them when something comes. */
@Component
class LiveStreams implements ProjectionListener, SmartLifecycle {

    /** Where a reader wants to go on. */
    interface Start {

        /** Its position, after everything that has to be written first. */
        long in(Tail tail, OutputStream out) throws IOException;
    }

    private record Followed(Tail tail, AtomicInteger readers) {}

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final String BOARD = "board";

    private final StreamProperties properties;
    private final TimelineFeed timelines;
    private final BoardFeed board;
    private final ConcurrentHashMap<Object, Followed> followed = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Semaphore stop = new Semaphore(0);
    private volatile boolean running;

    LiveStreams(StreamProperties properties, TimelineFeed timelines, BoardFeed board, MeterRegistry meters) {
        this.properties = properties;
        this.timelines = timelines;
        this.board = board;
        Gauge.builder("live.streams", open, AtomicInteger::get)
                .description("Live streams that are open")
                .register(meters);
    }

    /** Writes the entries of an incident as they come, until the reader leaves or the service stops. */
    void followTimeline(UUID incident, Start start, OutputStream out) {
        follow(incident, "entry", timelines.of(incident), start, out);
    }

    /** Writes the rows of the board as they change, until the reader leaves or the service stops. */
    void followBoard(Start start, OutputStream out) {
        follow(BOARD, "incident", board, start, out);
    }

    private void follow(Object key, String event, Feed feed, Start start, OutputStream out) {
        if (open.incrementAndGet() > properties.max()) {
            open.decrementAndGet();
            throw new Refusal(ProblemCode.TOO_MANY_STREAMS, "This instance holds as many streams as it may");
        }
        try {
            var tail = join(key, event, feed);
            try {
                new LiveReader(tail, out, properties.ping()).follow(start, this::isRunning);
            } finally {
                leave(key);
            }
        } catch (IOException gone) {
            LOG.debug("A reader of {} left", key, gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    private Tail join(Object key, String event, Feed feed) {
        var joined = followed.compute(key, (_, known) -> {
            var kept = known != null ? known : new Followed(tail(event, feed), new AtomicInteger());
            kept.readers().incrementAndGet();
            return kept;
        });
        return joined.tail();
    }

    private Tail tail(String event, Feed feed) {
        return new Tail(event, feed, properties.recent().toBytes());
    }

    private void leave(Object key) {
        followed.computeIfPresent(key, (_, known) -> known.readers().decrementAndGet() == 0 ? null : known);
    }

    @Override
    public void projected(List<PublishedEvent> events) {
        if (followed.isEmpty()) {
            return;
        }
        events.stream().map(PublishedEvent::incidentId).distinct().forEach(this::touch);
        touch(BOARD);
    }

    private void touch(Object key) {
        var known = followed.get(key);
        if (known != null) {
            known.tail().touch();
        }
    }

    /** What another instance projected is seen by the position of the board, which every change moves. */
    private void lookOn() {
        var seen = -1L;
        try {
            while (!stop.tryAcquire(properties.look().toMillis(), TimeUnit.MILLISECONDS)) {
                seen = followed.isEmpty() ? -1 : look(seen);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private long look(long seen) {
        try {
            var position = board.newest();
            if (seen != position) {
                followed.keySet().forEach(this::touch);
            }
            return position;
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) {
                LOG.debug("The database is away; readers wait", failure);
            } else {
                LOG.error("What other instances projected could not be looked up", failure);
            }
            return -1;
        }
    }

    @Override
    public void start() {
        stop.drainPermits();
        running = true;
        Thread.ofVirtual().name("live-look").start(this::lookOn);
    }

    /** Before the web server waits for its requests: streams would never end by themselves. */
    @Override
    public void stop() {
        running = false;
        stop.release();
        followed.keySet().forEach(this::touch);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
