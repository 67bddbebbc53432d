package mayday.command.incident;

import java.util.List;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentCommand.StartImpact;
import org.jspecify.annotations.Nullable;

/**
 * What a command to one incident asks of another one. The two hold together or not at all: where the other refuses,
 * nothing of the command holds.
 */
public sealed interface Counterpart {

    /** The one that is asked. */
    IncidentId incident();

    /** The other side of a merge. {@code impacts} went on there until now and go on here. */
    record Absorb(
            IncidentId incident,
            Moment when,
            IncidentId from,
            int fromNumber,
            @Nullable String reason,
            List<StartImpact> impacts)
            implements Counterpart {

        public Absorb {
            impacts = List.copyOf(impacts);
        }
    }

    /** The other side of a split: an incident that begins. */
    record SplitOff(
            ReportIncident report,
            IncidentId from,
            int fromNumber,
            @Nullable String reason) implements Counterpart {

        @Override
        public IncidentId incident() {
            return report.incident();
        }
    }
}
