package mayday.warroom.peers;

/** A service does not answer: it is down, starting, or too slow. */
public final class PeerSilent extends PeerFailure {

    private final String service;
    private final boolean reached;

    private PeerSilent(String service, boolean reached, Throwable cause) {
        super(service + " does not answer", cause);
        this.service = service;
        this.reached = reached;
    }

    /** Whatever it was asked to do it may have done. */
    static PeerSilent reached(String service, Throwable cause) {
        return new PeerSilent(service, true, cause);
    }

    static PeerSilent unreached(String service, Throwable cause) {
        return new PeerSilent(service, false, cause);
    }

    /** Whether it may have done what it was asked to do. */
    public boolean wasReached() {
        return reached;
    }

    public String service() {
        return service;
    }
}
