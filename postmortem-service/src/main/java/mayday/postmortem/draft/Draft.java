package mayday.postmortem.draft;

import java.time.Instant;
import java.util.List;
import mayday.incident.v1.IncidentEvent.FactCase;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a post-mortem, read from the first {@code version} events of an incident, as they count after all that
 * was corrected and retracted up to there. The same events give the same draft, byte for byte.
 *
 * @param version position in the incident's log
 * @param asOf when the last of these events was stored
 * @param severity as it stands; absent where nobody set one
 * @param resolved the last word is a resolve, not a reopening
 * @param unknownEvents events that this version does not know: the numbers may be incomplete
 */
public record Draft(
        String incidentId,
        String number,
        String title,
        int version,
        Instant asOf,
        @Nullable String mode,
        @Nullable String severity,
        boolean resolved,
        Kin kin,
        IncidentTime time,
        UsersAffected usersAffected,
        List<CompromisedSystem> systems,
        TimeDown timeDown,
        People people,
        List<Report> reports,
        List<StrategyProposal> proposals,
        List<StrategyChoice> strategies,
        List<PlannedDeployment> plannedDeployments,
        List<Deployment> deployments,
        Verification verification,
        List<Watch> watches,
        List<LinkedChange> changes,
        Notes notes,
        MinuteLog log,
        List<UnknownEvent> unknownEvents) {

    public record UnknownEvent(String type, int sequence, String eventId) {}

    /** Folds the events 1..n of one incident, in order, at least one. */
    public static Draft of(List<Occurrence> log) {
        var effective = EffectiveLog.of(log);
        return of(effective, effective.counting(), log.getLast());
    }

    /** @param log what counts; {@code last} is the end of the log, be it retracted */
    private static Draft of(EffectiveLog effective, List<Occurrence> log, Occurrence last) {
        var first = log.getFirst().event();
        var impacts = Impacts.of(log);
        var systems = CompromisedSystem.of(log, impacts, last.recordedAt().toEpochMilli());
        var time = IncidentTime.of(log, impacts);
        return new Draft(
                first.getIncidentId(),
                first.getIncidentNumber(),
                first.hasReported() ? first.getReported().getTitle() : first.getIncidentNumber(),
                last.sequence(),
                last.recordedAt(),
                first.hasReported() ? Occurrence.word(first.getReported().getMode(), "INCIDENT_MODE_") : null,
                severity(log),
                isResolved(log),
                Kin.of(log),
                time,
                UsersAffected.of(log),
                systems,
                TimeDown.of(impacts, last.recordedAt()),
                People.of(log),
                Report.of(log),
                StrategyProposal.of(log),
                StrategyChoice.of(log),
                PlannedDeployment.of(log),
                Deployment.of(log),
                Verification.of(log),
                Watch.of(log),
                LinkedChange.of(log),
                Notes.of(log),
                MinuteLog.of(effective, time),
                unknown(log));
    }

    private static @Nullable String severity(List<Occurrence> log) {
        String severity = null;
        for (var said : log) {
            if (said.event().hasReported()) {
                severity = Occurrence.word(said.event().getReported().getSeverity(), "SEVERITY_");
            } else if (said.event().hasSeverityChanged()) {
                severity = Occurrence.word(said.event().getSeverityChanged().getTo(), "SEVERITY_");
            }
        }
        return severity;
    }

    private static boolean isResolved(List<Occurrence> log) {
        var resolved = false;
        for (var said : log) {
            resolved = said.event().hasResolved() || (resolved && !said.event().hasReopened());
        }
        return resolved;
    }

    private static List<UnknownEvent> unknown(List<Occurrence> log) {
        return log.stream()
                .filter(said -> said.event().getFactCase() == FactCase.FACT_NOT_SET)
                .map(said -> new UnknownEvent(said.fact(), said.sequence(), said.eventId()))
                .toList();
    }
}
