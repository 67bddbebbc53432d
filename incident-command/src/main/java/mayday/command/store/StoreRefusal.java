package mayday.command.store;

import java.time.Duration;

/**
 * A command that the rules may have accepted but that was not stored: nothing of it is in the store, or, after a commit
 * whose outcome could not be learned, all of it may be.
 */
public final class StoreRefusal extends RuntimeException {

    /** Why, with what a caller needs to go on. */
    public sealed interface Reason {

        /** The stable public code. */
        String code();
    }

    /** The caller expected another version than {@code current}, the last sequence of the incident. */
    public record StaleVersion(int current) implements Reason {
        @Override
        public String code() {
            return "stale_version";
        }
    }

    /** Others kept writing to the same incident until all retries were used up. */
    public record ConcurrentWriters() implements Reason {
        @Override
        public String code() {
            return "concurrent_writers";
        }
    }

    /** The key has already been used for a request with another fingerprint. */
    public record IdempotencyKeyReused() implements Reason {
        @Override
        public String code() {
            return "idempotency_key_reused";
        }
    }

    /** The same request is still being worked on. */
    public record CommandInProgress(Duration retryAfter) implements Reason {
        @Override
        public String code() {
            return "command_in_progress";
        }
    }

    /** The published form of one event would exceed {@code limit} bytes. */
    public record EventTooLarge(int limit) implements Reason {
        @Override
        public String code() {
            return "event_too_large";
        }
    }

    /** The database cannot be reached or cannot work, or the outcome of a commit could not be learned. */
    public record StoreUnavailable(Duration retryAfter) implements Reason {
        @Override
        public String code() {
            return "store_unavailable";
        }
    }

    private final Reason reason;

    public StoreRefusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public StoreRefusal(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
