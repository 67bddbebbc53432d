package mayday.postmortem.intake;

/** What came in is not an event of the contract; the message says why, for the quarantine. */
final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableEvent(String reason) {
        super(reason);
        this.reason = reason;
    }

    UnreadableEvent(String reason, Exception cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
