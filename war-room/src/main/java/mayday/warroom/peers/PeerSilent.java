package mayday.warroom.peers;

/** A service does not answer: it is down, starting, or too slow. */
public final class PeerSilent extends PeerFailure {

    private final String service;

    PeerSilent(String service, Throwable cause) {
        super(service + " does not answer", cause);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
