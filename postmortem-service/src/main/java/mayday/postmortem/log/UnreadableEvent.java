package mayday.postmortem.log;

/** What came in is not an event of the contract; the message says why, for the quarantine. */
public final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableEvent(String reason) {
        super(reason);
        this.reason = reason;
    }

    public UnreadableEvent(String reason, Exception cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
