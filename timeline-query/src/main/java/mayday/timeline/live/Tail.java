package mayday.timeline.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mayday.timeline.event.Feed;

/**
 * The end of a feed, read and encoded once for all who follow it. Who follows from further back reads the feed itself
 * until it has caught up.
 */
final class Tail {

    private final String event;
    private final Feed feed;
    private final long capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Frame> recent = new ArrayDeque<>();
    /** Everything after this position, and up to {@code newest}, is in {@code recent}. */
    private long oldest;

    private long newest;
    private long size;
    private boolean stale = true;
    private long changes;

    Tail(String event, Feed feed, long capacity) {
        this.event = event;
        this.feed = feed;
        this.capacity = capacity;
        this.newest = feed.newest();
        this.oldest = newest;
    }

    /** Something may have come. */
    void touch() {
        lock.lock();
        try {
            stale = true;
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next frames after a position; not all where there are many. */
    List<Frame> after(long position) {
        lock.lock();
        try {
            readOn();
            if (position >= oldest) {
                return recent.stream()
                        .filter(frame -> frame.position() > position)
                        .toList();
            }
        } finally {
            lock.unlock();
        }
        return feed.after(position).stream().map(item -> Frame.of(event, item)).toList();
    }

    private void readOn() {
        if (!stale) {
            return;
        }
        List<Feed.Item> items;
        do {
            items = feed.after(newest);
            for (var item : items) {
                keep(Frame.of(event, item));
            }
        } while (items.size() >= Feed.PAGE);
        stale = false;
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
        lock.lock();
        try {
            readOn();
            return newest;
        } finally {
            lock.unlock();
        }
    }

    long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it was touched after {@code seen} was counted; false where nothing came in time. */
    boolean await(long seen, Duration longest) throws InterruptedException {
        var left = longest.toNanos();
        lock.lock();
        try {
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return changes != seen;
        } finally {
            lock.unlock();
        }
    }
}
