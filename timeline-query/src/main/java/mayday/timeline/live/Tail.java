package mayday.timeline.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import mayday.timeline.event.Feed;
import mayday.timeline.event.News;
import org.springframework.dao.QueryTimeoutException;

/**
 * The end of a feed, read and encoded once for all who follow it. Who follows from further back reads the feed itself
 * until it has caught up.
 */
final class Tail {

    private static final long UNREAD = -1;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(1);

    private final String event;
    private final Feed feed;
    private final long capacity;
    private final News news = new News();
    private final ReentrantLock reading = new ReentrantLock();
    private final ArrayDeque<Frame> recent = new ArrayDeque<>();
    /** Everything after this position, and up to {@code newest}, is in {@code recent}. */
    private long oldest;

    private long newest;
    private long size;
    /** The news that are in it. What comes while it is read counts as not read. */
    private long readUpTo = UNREAD;

    Tail(String event, Feed feed, long capacity) {
        this.event = event;
        this.feed = feed;
        this.capacity = capacity;
    }

    /** Something may have come. Told by the intake, which must not wait until readers have read. */
    void touch() {
        news.tell();
    }

    /**
     * The next frames after a position; not all where there are many.
     *
     * @throws org.springframework.dao.DataAccessException the database is away, or has not answered another reader yet
     */
    List<Frame> after(long position) {
        takeTurn();
        try {
            readOn();
            if (position >= oldest) {
                return recent.stream()
                        .filter(frame -> frame.position() > position)
                        .toList();
            }
        } finally {
            reading.unlock();
        }
        return feed.after(position).stream().map(item -> Frame.of(event, item)).toList();
    }

    // Where the database is away, each question of each reader would wait for those of all before it.
    private void takeTurn() {
        try {
            if (reading.tryLock(LONGEST_TURN.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new QueryTimeoutException("Another reader of the same feed has no answer yet");
    }

    private void readOn() {
        var told = news.count();
        if (told == readUpTo) {
            return;
        }
        if (readUpTo == UNREAD) {
            newest = feed.newest();
            oldest = newest;
        } else {
            readNewer();
        }
        readUpTo = told;
    }

    private void readNewer() {
        List<Feed.Item> items;
        do {
            items = feed.after(newest);
            for (var item : items) {
                keep(Frame.of(event, item));
            }
        } while (items.size() >= Feed.PAGE);
    }

    private void keep(Frame frame) {
        recent.add(frame);
        newest = frame.position();
        size += frame.bytes().length;
        while (size > capacity && recent.size() > 1) {
            var forgotten = recent.remove();
            oldest = forgotten.position();
            size -= forgotten.bytes().length;
        }
    }

    long newest() {
        takeTurn();
        try {
            readOn();
            return newest;
        } finally {
            reading.unlock();
        }
    }

    long changes() {
        return news.count();
    }

    /** Waits until it was touched after {@code seen} was counted; false where nothing came in time. */
    boolean await(long seen, Duration longest) throws InterruptedException {
        return news.await(seen, longest);
    }
}
