package mayday.timeline.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import mayday.timeline.event.Feed;
import mayday.timeline.event.News;

/**
 * The end of a feed, read and encoded once for all who follow it. Who follows from further back reads the feed itself
 * until it has caught up.
 */
final class Tail {

    private static final long UNREAD = -1;

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

    /** The next frames after a position; not all where there are many. */
    List<Frame> after(long position) {
        reading.lock();
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
        reading.lock();
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
