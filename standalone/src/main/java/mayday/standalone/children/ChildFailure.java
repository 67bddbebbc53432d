package mayday.standalone.children;

/** A child that could not be brought to serve. The message is one sentence for people. */
public final class ChildFailure extends RuntimeException {

    public ChildFailure(String message) {
        super(message);
    }

    public ChildFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
