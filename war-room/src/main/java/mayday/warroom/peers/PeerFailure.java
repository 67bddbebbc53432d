package mayday.warroom.peers;

/** What was asked of a service did not come about. */
public abstract sealed class PeerFailure extends RuntimeException permits PeerRefusal, PeerSilent {

    private final String said;

    PeerFailure(String said) {
        super(said);
        this.said = said;
    }

    PeerFailure(String said, Throwable cause) {
        super(said, cause);
        this.said = said;
    }

    /** Why, in a sentence for people. */
    public String said() {
        return said;
    }
}
