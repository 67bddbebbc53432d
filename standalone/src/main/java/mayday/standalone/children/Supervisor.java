package mayday.standalone.children;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one child running: whatever ends it, it is started again, sooner at first than when it keeps failing. */
public final class Supervisor implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration STEADY = Duration.ofMinutes(1);

    // Longer than PostgreSQL and Kafka give themselves.
    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final Child child;
    private final ReentrantLock starting = new ReentrantLock();
    private final Consumer<String> tell;
    private volatile boolean stopping;
    private volatile @Nullable Thread watch;

    /** {@code tell} hears in sentences what happened to the child. */
    public Supervisor(Child child, Consumer<String> tell) {
        this.child = child;
        this.tell = tell;
    }

    /** Starts the child and watches it from then on. Fails where even the first start does. */
    public void start() {
        starting.lock();
        try {
            if (stopping) {
                throw new ChildFailure(child.name() + " was stopped before it started.");
            }
            child.start();
            watch = Thread.ofPlatform().daemon().name("watch-" + child.name()).start(this::watch);
        } finally {
            starting.unlock();
        }
    }

    private void watch() {
        var pause = FIRST_PAUSE;
        while (!stopping) {
            var since = System.nanoTime();
            if (!sleepWhileRunning()) {
                return;
            }
            if (System.nanoTime() - since > STEADY.toNanos()) {
                pause = FIRST_PAUSE;
            }
            tell.accept(child.name() + " ended unexpectedly and is started again.");
            pause = restart(pause);
        }
    }

    // Answers false when it was our own stop that ended the child.
    private boolean sleepWhileRunning() {
        while (Processes.isRunning(child.process())) {
            if (!sleep(GLANCE)) {
                return false;
            }
        }
        return !stopping;
    }

    private Duration restart(Duration firstPause) {
        var pause = firstPause;
        while (sleep(pause)) {
            try {
                var since = System.nanoTime();
                child.start();
                tell.accept("%s is back after %.1f s.".formatted(child.name(), (System.nanoTime() - since) / 1e9));
                return longer(pause);
            } catch (RuntimeException failure) {
                tell.accept("%s did not start again: %s".formatted(child.name(), failure.getMessage()));
                pause = longer(pause);
            }
        }
        return pause;
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private boolean sleep(Duration time) {
        try {
            if (!stopping) {
                Thread.sleep(time);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return !stopping;
    }

    /** Stops watching, then the child; a child in the middle of its start is waited for, or it would be left behind. */
    @Override
    public void close() {
        stopping = true;
        try {
            awaitStart();
            stopWatching();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        child.stop();
    }

    private void awaitStart() throws InterruptedException {
        if (starting.tryLock(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
            starting.unlock();
        }
    }

    private void stopWatching() throws InterruptedException {
        var watching = watch;
        if (watching != null) {
            watching.interrupt();
            watching.join(Duration.ofSeconds(30));
        }
    }
}
