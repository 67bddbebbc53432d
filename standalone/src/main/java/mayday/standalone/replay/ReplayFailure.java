package mayday.standalone.replay;

/** A file that could not be replayed; the message is one sentence for people. */
public final class ReplayFailure extends RuntimeException {

    public ReplayFailure(String message) {
        super(message);
    }

    public ReplayFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
