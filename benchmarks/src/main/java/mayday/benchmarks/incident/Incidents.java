package mayday.benchmarks.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import mayday.benchmarks.measure.Texts;
import mayday.command.axon.CommandRequest;
import mayday.command.axon.IncidentCommands;
import mayday.command.incident.Actor;
import mayday.command.incident.IncidentCommand.Note;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Mode;
import mayday.command.incident.Moment;
import mayday.command.incident.NoteKind;
import mayday.command.incident.Provenance;
import mayday.command.incident.ReportSource;
import mayday.command.incident.Severity;
import mayday.command.store.IdempotencyKey;
import mayday.command.store.StoreRefusal;
import org.jspecify.annotations.Nullable;

/** Incidents that are written to as incidents are: four commands of five speak of the newest twentieth. */
public final class Incidents {

    private static final Actor RESPONDER = new Actor(Actor.Kind.PERSON, "ada", "Ada Lovelace", "commander");

    private static final int ATTEMPTS_TO_REPORT = 10;

    private final IncidentCommands commands;
    private final List<IncidentId> ids;
    private final LongAdder turnedAway = new LongAdder();

    private Incidents(IncidentCommands commands, List<IncidentId> ids) {
        this.commands = commands;
        this.ids = ids;
    }

    /** Reports that many, and returns when all are stored. */
    public static Incidents reported(IncidentCommands commands, int count) {
        return new Incidents(
                commands,
                IntStream.range(0, count)
                        .parallel()
                        .mapToObj(_ -> reportUntilStored(commands))
                        .toList());
    }

    /** Whether a note on one of them is stored. */
    public boolean note() {
        return note(any(), Texts.next(), null);
    }

    /** Whether a note of that text is stored, on one of them all alike. */
    public boolean note(String text) {
        var any = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
        return note(any, text, null);
    }

    /** As {@link #note()}, with an idempotency key. */
    public boolean noteOnce() {
        var key = UUID.randomUUID().toString();
        return note(any(), Texts.next(), new IdempotencyKey(RESPONDER.id(), key, (key + key).replace("-", "")));
    }

    private boolean note(IncidentId incident, String text, @Nullable IdempotencyKey key) {
        var note = new Note(
                incident, Moment.exactly(Instant.now()), NoteKind.OBSERVATION, text, "checkout", null, List.of());
        try {
            commands.send(new CommandRequest(note, provenance(key), null, key));
            return true;
        } catch (StoreRefusal refusal) {
            turnedAway.increment();
            return false;
        }
    }

    /** Commands that found no connection, or too many others at the same incident, in the time the service allows. */
    public long turnedAway() {
        return turnedAway.sum();
    }

    private IncidentId any() {
        var random = ThreadLocalRandom.current();
        var newest = Math.max(1, ids.size() / 20);
        return random.nextInt(5) < 4
                ? ids.get(ids.size() - 1 - random.nextInt(newest))
                : ids.get(random.nextInt(ids.size()));
    }

    // A busy machine turns commands away, and all of the incidents are needed.
    private static IncidentId reportUntilStored(IncidentCommands commands) {
        for (int attempt = 1; attempt < ATTEMPTS_TO_REPORT; attempt++) {
            try {
                return report(commands);
            } catch (StoreRefusal _) {
                // Reported again; the service has waited before it refused.
            }
        }
        return report(commands);
    }

    private static IncidentId report(IncidentCommands commands) {
        var id = new IncidentId(UUID.randomUUID());
        var now = Moment.exactly(Instant.now());
        commands.report(
                number -> new ReportIncident(
                        id,
                        now,
                        number,
                        "Checkout is down",
                        Texts.next(),
                        ReportSource.MONITORING,
                        null,
                        "Ada",
                        Severity.SEV2,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        Mode.LIVE),
                provenance(null),
                null);
        return id;
    }

    private static Provenance provenance(@Nullable IdempotencyKey key) {
        return new Provenance(
                RESPONDER,
                "rest",
                UUID.randomUUID().toString(),
                null,
                key == null ? null : key.key(),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }
}
