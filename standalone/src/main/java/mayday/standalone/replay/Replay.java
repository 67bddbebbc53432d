package mayday.standalone.replay;

import java.net.URI;
import java.time.Duration;
import mayday.standalone.incidentfile.IncidentFile;

/** Sends incident files through Mayday's REST doors and compares its figures with the published ones. */
public final class Replay {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Doors doors;

    /** {@code server} is the front door. */
    public Replay(URI server) {
        this(server, PATIENCE);
    }

    Replay(URI server, Duration patience) {
        doors = new Doors(server, patience);
    }

    /**
     * Fails at once where it could only fail later.
     *
     * @throws ReplayFailure where nobody answers at the server
     */
    public Replay requireServer() {
        doors.requireOpen();
        return this;
    }

    /**
     * Replays one file and waits until its last event is visible in the metrics.
     *
     * @throws ReplayFailure where Mayday does not answer, or refuses the report itself or to tell the metrics
     */
    public Replayed replay(IncidentFile file) {
        return new Session(doors, file).run();
    }
}
