package mayday.command;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import mayday.command.incident.IncidentCommand.Acknowledge;
import mayday.command.incident.IncidentCommand.ChooseStrategy;
import mayday.command.incident.IncidentCommand.Note;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentId;
import mayday.command.incident.KnownBuilds;
import mayday.command.incident.Mode;
import mayday.command.incident.Moment;
import mayday.command.incident.NoteKind;
import mayday.command.incident.ReportSource;
import mayday.command.incident.RestoreSource;
import mayday.command.incident.Strategy;

/** Commands as somebody might send them. */
public final class Commands {

    public static final Moment NOON = Moment.exactly(Instant.parse("2026-03-01T12:00:00Z"));

    private Commands() {}

    public static IncidentId newIncident() {
        return new IncidentId(UuidCreator.getTimeOrderedEpoch());
    }

    public static ReportIncident report(int number) {
        return report(newIncident(), number);
    }

    public static ReportIncident report(IncidentId id, int number) {
        return new ReportIncident(
                id,
                NOON,
                number,
                "Checkout is down",
                null,
                ReportSource.USER,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Mode.LIVE);
    }

    public static Note note(IncidentId id, String text) {
        return new Note(id, NOON, NoteKind.OBSERVATION, text, null, null, List.of());
    }

    /** The last resort, which leaves something to do. */
    public static ChooseStrategy developerCopy(IncidentId id) {
        return new ChooseStrategy(
                id,
                NOON,
                Strategy.REDEPLOY_LAST_GOOD,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                RestoreSource.DEVELOPER_COPY,
                "Ada's, at 3f2c1a9",
                null,
                null,
                null,
                KnownBuilds.none());
    }

    public static Acknowledge acknowledge(IncidentId id) {
        return new Acknowledge(id, NOON, null);
    }
}
