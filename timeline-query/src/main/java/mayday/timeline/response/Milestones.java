package mayday.timeline.response;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mayday.incident.v1.IncidentMode;
import mayday.incident.v1.IncidentReported;
import mayday.incident.v1.Moment;
import mayday.incident.v1.Precision;
import mayday.timeline.downtime.Dismissal;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Words;
import mayday.timeline.response.Milestone.Kind;

/** Which stamps an event sets. */
final class Milestones {

    private Milestones() {}

    static List<Milestone> of(PublishedEvent event) {
        var message = event.message();
        return switch (event.factCase()) {
            case REPORTED -> reported(event, message.getReported());
            case ACKNOWLEDGED -> one(event, Kind.ACKNOWLEDGED, "");
            case SEVERITY_CHANGED ->
                one(
                        event,
                        Kind.SEVERITY_SET,
                        Words.of(message.getSeverityChanged().getTo(), ""));
            case ESCALATED, TEAM_CALLED_IN -> one(event, Kind.ESCALATED, "");
            // Who joined before anybody said that the room is open has opened it.
            case WAR_ROOM_OPENED, PARTICIPANT_JOINED -> one(event, Kind.WAR_ROOM_OPENED, "");
            case STRATEGY_CHOSEN -> one(event, Kind.STRATEGY_CHOSEN, "");
            case FIX_DEPLOYMENT_STARTED ->
                one(
                        event,
                        Kind.DEPLOYMENT_STARTED,
                        message.getFixDeploymentStarted().getDeploymentId());
            case FIX_DEPLOYED -> {
                var deployed = message.getFixDeployed();
                yield inProduction(event, deployed.getEnvironment(), Kind.FIX_DEPLOYED, deployed.getDeploymentId());
            }
            case FIX_VERIFIED -> inProduction(event, message.getFixVerified().getEnvironment(), Kind.VERIFIED, "");
            case MITIGATED -> one(event, Kind.MITIGATED, "");
            case RESOLVED -> one(event, Kind.RESOLVED, "");
            case REOPENED -> one(event, Kind.REOPENED, "");
            case DISMISSED -> one(event, Kind.DISMISSED, "");
            case MERGED -> one(event, Kind.MERGED, "");
            case WATCH_ENDED -> one(event, Kind.WATCH_ENDED, "");
            case REPORT_ADDED, IMPACT_STARTED, IMPACT_CHANGED, IMPACT_ENDED, USERS_AFFECTED_ESTIMATED -> List.of();
            case PARTICIPANT_LEFT, NOTE_TAKEN, CHANGE_LINKED, STRATEGY_SUPERSEDED -> List.of();
            case FIX_DEPLOYMENT_REQUESTED, FIX_DEPLOYMENT_PARTIAL, FIX_DEPLOYMENT_FAILED -> List.of();
            case CHECK_PASSED, CHECK_FAILED -> List.of();
            case WAR_ROOM_CLOSED, PARTICIPANT_NAMED, PARTICIPANT_REMOVED, ROLE_ASSIGNED -> List.of();
            case HYPOTHESIS_RAISED, HYPOTHESIS_RULED_OUT, HYPOTHESIS_CONFIRMED, CHANGE_UNLINKED -> List.of();
            case FIX_REJECTED, SIGNED_OFF, WATCH_STARTED, REGRESSION_REPORTED, FACT_NOT_SET -> List.of();
            case ENTRY_CORRECTED, ENTRY_RETRACTED, ENTRY_PINNED, ENTRY_UNPINNED -> List.of();
            case STRATEGY_PROPOSED, ROLLBACK_PLANNED, ROLLBACK_STEP_COMPLETED, ROLLBACK_STEP_FAILED -> List.of();
            case DEPLOYMENT_SCHEDULED, DEPLOYMENT_SCHEDULE_CANCELED, CHECKLIST_ITEM_TICKED, ACCESS_RESTRICTED ->
                List.of();
            case ACCESS_OPENED, ABSORBED, SPLIT, SPLIT_OFF -> List.of();
        };
    }

    /** The dismissal that stands at the end. */
    static Optional<Dismissal> dismissal(List<Milestone> milestones) {
        return milestones.stream()
                .filter(one -> one.is(Kind.DISMISSED) || one.is(Kind.REOPENED))
                .reduce((_, later) -> later)
                .filter(last -> last.is(Kind.DISMISSED))
                .map(one -> new Dismissal(one.eventId(), one.sequence(), one.at(), one.timed(), one.approximate()));
    }

    private static List<Milestone> reported(PublishedEvent event, IncidentReported reported) {
        var stamps = Stream.<Milestone>builder();
        stamps.add(milestone(event, Kind.REPORTED, Words.of(reported.getSeverity(), "")));
        if (reported.getMode() == IncidentMode.INCIDENT_MODE_RETROSPECTIVE) {
            stamps.add(milestone(event, Kind.WRITTEN_AFTERWARDS, ""));
        }
        if (reported.getImpactStartedAt().hasAt()) {
            stamps.add(stated(event, Kind.IMPACT_STATED, reported.getImpactStartedAt()));
        }
        if (reported.getDetectedAt().hasAt()) {
            stamps.add(stated(event, Kind.DETECTED, reported.getDetectedAt()));
        }
        return stamps.build().toList();
    }

    private static List<Milestone> inProduction(PublishedEvent event, String environment, Kind kind, String detail) {
        return environment.equalsIgnoreCase("production") ? one(event, kind, detail) : List.of();
    }

    private static List<Milestone> one(PublishedEvent event, Kind kind, String detail) {
        return List.of(milestone(event, kind, detail));
    }

    private static Milestone milestone(PublishedEvent event, Kind kind, String detail) {
        return new Milestone(
                kind,
                event.eventId(),
                event.sequence(),
                event.occurredAt(),
                event.isTimed(),
                event.isApproximate(),
                detail);
    }

    private static Milestone stated(PublishedEvent event, Kind kind, Moment moment) {
        return new Milestone(
                kind,
                event.eventId(),
                event.sequence(),
                PublishedEvent.instant(moment.getAt()),
                PublishedEvent.isTimed(moment.getPrecision()),
                moment.getPrecision() == Precision.PRECISION_APPROXIMATE,
                "");
    }
}
