package mayday.command.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import mayday.command.encoding.EventRow;

/** An append with its rows, and somebody who waits until they are on disk. */
final class PendingAppend {

    private final Append append;
    private final List<EventRow> rows;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();

    PendingAppend(Append append, List<EventRow> rows) {
        this.append = append;
        this.rows = rows;
    }

    Append append() {
        return append;
    }

    List<EventRow> rows() {
        return rows;
    }

    int bytes() {
        return rows.stream()
                .mapToInt(row -> row.payload().length + row.metadata().length)
                .sum();
    }

    /** True once: for the writer that stores it, or for the one who no longer waits for a writer. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    void succeed() {
        outcome.complete(null);
    }

    void fail(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    /**
     * Waits until it is stored. A writer that has claimed it is waited for to the end, since what is on its way cannot
     * be called back.
     *
     * @param patience how long it may take until a writer claims it
     */
    void await(Duration patience) {
        try {
            outcome.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw whatHappened(failed);
        } catch (TimeoutException busy) {
            withdrawOrAwait(busy);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            withdrawOrAwait(stopping);
        }
    }

    private void withdrawOrAwait(Exception why) {
        if (claim()) {
            throw Unavailable.refusal(why);
        }
        try {
            outcome.join();
        } catch (CompletionException failed) {
            throw whatHappened(failed);
        }
    }

    private static RuntimeException whatHappened(Exception wrapper) {
        return switch (wrapper.getCause()) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(wrapper);
        };
    }
}
