package mayday.timeline.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import mayday.timeline.intake.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody who follows a tail. */
final class LiveReader {

    private static final Logger LOG = LoggerFactory.getLogger(LiveReader.class);
    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

    private final Tail tail;
    private final OutputStream out;
    private final Duration ping;

    LiveReader(Tail tail, OutputStream out, Duration ping) {
        this.tail = tail;
        this.out = out;
        this.ping = ping;
    }

    /** Writes what comes, until the reader has left or is to be sent away. */
    void follow(LiveStreams.Start start, BooleanSupplier isWelcome) throws IOException, InterruptedException {
        var position = start.in(tail, out);
        out.flush();
        while (isWelcome.getAsBoolean()) {
            var seen = tail.changes();
            var frames = after(position);
            for (var frame : frames) {
                out.write(frame.bytes());
                position = frame.position();
            }
            if (frames.isEmpty() && !tail.await(seen, ping)) {
                out.write(PING);
            }
            out.flush();
        }
    }

    /** The answer has begun, so that nobody can be told that the database is away: its readers wait. */
    private List<Frame> after(long position) {
        try {
            return tail.after(position);
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            LOG.debug("The database is away; a reader waits", failure);
            return List.of();
        }
    }
}
