package mayday.timeline.event;

/** What arrived is not an event of the contract; {@code reason} is stable, the message is for people. */
public final class UnreadableEvent extends Exception {

    private final String reason;

    public UnreadableEvent(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
