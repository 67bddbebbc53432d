package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.UNKNOWN_INCIDENT;

import java.util.Map;
import java.util.TreeSet;
import mayday.command.incident.Counterpart.Absorb;
import mayday.command.incident.Counterpart.SplitOff;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentEvent.IncidentReported;

/**
 * The facts about an incident that its rules depend on, and the rules themselves. Pure: no clock, no I/O.
 *
 * <p>{@link #decide} may refuse, with an {@link IncidentRejection}; {@link #evolve} never does, history is not open to
 * debate.
 */
public sealed interface Incident permits Incident.Unreported, ReportedIncident {

    /**
     * What follows from a command.
     *
     * @param policy what a team demands; it steers what is decided, never what history means
     */
    Decision decide(IncidentCommand command, Policy policy);

    /** Decides what a command to another incident asks of this one. */
    Decision accept(Counterpart counterpart);

    Incident evolve(IncidentEvent event);

    /**
     * What it tells about the way back, for advice.
     *
     * @param policy knows which systems are cached
     */
    StrategyFacts strategyFacts(Policy policy);

    static Incident unreported() {
        return new Unreported();
    }

    /** Nobody has reported it yet; whatever else is asked of it, it is not known. */
    record Unreported() implements Incident {

        @Override
        public Decision decide(IncidentCommand command, Policy policy) {
            if (command instanceof ReportIncident report) {
                return Reporting.decide(report);
            }
            throw new IncidentRejection(UNKNOWN_INCIDENT, "There is no incident " + command.incident());
        }

        @Override
        public Decision accept(Counterpart counterpart) {
            return switch (counterpart) {
                case SplitOff splitOff -> Kinship.begin(splitOff);
                case Absorb absorb ->
                    throw new IncidentRejection(UNKNOWN_INCIDENT, "There is no incident " + absorb.incident());
            };
        }

        @Override
        public Incident evolve(IncidentEvent event) {
            return event instanceof IncidentReported reported ? begin(reported) : this;
        }

        @Override
        public StrategyFacts strategyFacts(Policy policy) {
            return StrategyFacts.none();
        }

        private static ReportedIncident begin(IncidentReported reported) {
            var named = new TreeSet<String>();
            reported.systems().forEach(affected -> named.add(affected.target().system()));
            return new ReportedIncident(
                    reported.number(),
                    reported.mode(),
                    reported.when(),
                    Response.begun(reported.severity()),
                    WarRoom.none(),
                    Crew.none(),
                    LinkedChanges.none(),
                    Hypotheses.none(),
                    new Impact(named, Map.of()),
                    Repair.none(),
                    Progress.open());
        }
    }
}
