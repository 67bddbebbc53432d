package mayday.timeline.board;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.incident.v1.IncidentReported;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Words;
import org.jspecify.annotations.Nullable;

/** Everything the board has to remember of an incident to go on with its next event. */
record BoardState(
        Identity identity,
        Report report,
        Progress progress,
        ImpactNow impact,
        Crew crew,
        @Nullable String severity,
        @Nullable String strategy,
        @Nullable UsersAffected usersAffected,
        @Nullable Instant resolvedAt,
        int version,
        Instant updatedAt) {

    record Identity(String id, String number, Kin kin) {

        Identity {
            // A state that an older version wrote says nothing of it.
            kin = Objects.requireNonNullElseGet(kin, Kin::none);
        }
    }

    /** @param value the estimate, or its lower end where {@code upper} is present */
    record UsersAffected(double value, @Nullable Double upper, String unit, Instant at) {}

    /**
     * @param lastOwn the highest sequence that can belong to the report's own command
     * @param precision of {@code reportedAt}; a state that an older version wrote says nothing of it
     */
    record Report(
            String title,
            String mode,
            String source,
            String by,
            String command,
            int lastOwn,
            Instant reportedAt,
            @Nullable String precision,
            @Nullable Instant impactStart) {}

    static BoardState begin(PublishedEvent event) {
        var message = event.message();
        var reported = message.getReported();
        var state = new BoardState(
                new Identity(event.incidentId().toString(), message.getIncidentNumber(), Kin.none()),
                report(event, reported),
                Progress.opened(false),
                ImpactNow.none(),
                Crew.none(),
                Words.of(reported.getSeverity()),
                null,
                null,
                null,
                event.sequence(),
                event.recordedAt());
        for (var system : reported.getSystemsList()) {
            state = state.with(state.impact.named(system.getTarget().getSystem()));
        }
        return state;
    }

    private static Report report(PublishedEvent event, IncidentReported reported) {
        var opening = reported.getSystemsList().stream()
                .filter(system -> system.getLevel() != ImpactLevel.IMPACT_LEVEL_UNSPECIFIED)
                .count();
        var stated = reported.getImpactStartedAt();
        var isStated = reported.hasImpactStartedAt() && PublishedEvent.isTimed(stated.getPrecision());
        return new Report(
                reported.getTitle(),
                Words.of(reported.getMode(), "LIVE"),
                Words.of(reported.getSource(), "OTHER"),
                event.message().getActor().getId(),
                event.message().getCorrelationId(),
                // The suspected change, too, is linked by the report; what was split off says so with it.
                event.sequence() + (int) opening + 1,
                event.occurredAt(),
                Words.of(event.message().getOccurredAtPrecision(), "EXACT"),
                isStated ? PublishedEvent.instant(stated.getAt()) : null);
    }

    BoardState evolve(PublishedEvent event) {
        var message = event.message();
        var evolved = new BoardState(
                identity,
                report,
                (acknowledges(event) ? progress.withAcknowledged() : progress).evolve(message),
                impact,
                crew,
                severity,
                strategy,
                usersAffected,
                resolvedAt,
                event.sequence(),
                event.recordedAt());
        return evolved.told(event);
    }

    /** An event without effect. */
    BoardState passing(PublishedEvent event) {
        return new BoardState(
                identity,
                report,
                progress,
                impact,
                crew,
                severity,
                strategy,
                usersAffected,
                resolvedAt,
                event.sequence(),
                event.recordedAt());
    }

    private BoardState told(PublishedEvent event) {
        var message = event.message();
        return switch (event.factCase()) {
            case IMPACT_STARTED -> {
                var started = message.getImpactStarted();
                yield with(impact.at(started.getTarget(), started.getLevel(), event));
            }
            case IMPACT_CHANGED -> {
                var changed = message.getImpactChanged();
                yield with(impact.at(changed.getTarget(), changed.getTo(), event));
            }
            case IMPACT_ENDED -> with(impact.ended(message.getImpactEnded().getTarget()));
            case REPORT_ADDED -> with(impact.named(message.getReportAdded().getSystem()));
            case PARTICIPANT_JOINED -> with(crew.joined(message.getParticipantJoined()));
            case PARTICIPANT_LEFT -> with(crew.left(message.getParticipantLeft().getPerson()));
            case PARTICIPANT_NAMED -> with(crew.named(message.getParticipantNamed()));
            case PARTICIPANT_REMOVED ->
                with(crew.without(message.getParticipantRemoved().getPerson()));
            case ROLE_ASSIGNED -> with(crew.assigned(message.getRoleAssigned()));
            case ACCESS_RESTRICTED ->
                with(crew.visibleTo(message.getAccessRestricted().getVisibleToList()));
            case ACCESS_OPENED -> with(crew.visibleTo(List.of()));
            case TEAM_CALLED_IN -> with(crew.called(message.getTeamCalledIn().getTeam()));
            case SEVERITY_CHANGED ->
                with(Words.of(message.getSeverityChanged().getTo()), strategy, usersAffected, resolvedAt);
            case STRATEGY_CHOSEN ->
                with(severity, Words.of(message.getStrategyChosen().getStrategy()), usersAffected, resolvedAt);
            case USERS_AFFECTED_ESTIMATED -> with(severity, strategy, latest(event), resolvedAt);
            // On some day is no instant: it is resolved, and how long it took is not known.
            case RESOLVED -> with(severity, strategy, usersAffected, event.isTimed() ? event.occurredAt() : null);
            case REOPENED -> with(severity, strategy, usersAffected, null);
            case REPORTED, ACKNOWLEDGED, ESCALATED, NOTE_TAKEN, CHANGE_LINKED, STRATEGY_SUPERSEDED -> this;
            case FIX_DEPLOYMENT_STARTED, FIX_DEPLOYED, FIX_DEPLOYMENT_PARTIAL, FIX_DEPLOYMENT_FAILED -> this;
            case FIX_DEPLOYMENT_REQUESTED, CHECK_PASSED, CHECK_FAILED, FIX_VERIFIED, FIX_REJECTED, MITIGATED -> this;
            case WAR_ROOM_OPENED, WAR_ROOM_CLOSED, CHANGE_UNLINKED -> this;
            case HYPOTHESIS_RAISED, HYPOTHESIS_RULED_OUT, HYPOTHESIS_CONFIRMED -> this;
            case SIGNED_OFF, REGRESSION_REPORTED, DISMISSED -> this;
            case WATCH_STARTED, WATCH_ENDED, FACT_NOT_SET -> this;
            case ENTRY_CORRECTED, ENTRY_RETRACTED, ENTRY_PINNED, ENTRY_UNPINNED -> this;
            case STRATEGY_PROPOSED, ROLLBACK_PLANNED, ROLLBACK_STEP_COMPLETED, ROLLBACK_STEP_FAILED -> this;
            case DEPLOYMENT_SCHEDULED, DEPLOYMENT_SCHEDULE_CANCELED, CHECKLIST_ITEM_TICKED -> this;
            case MERGED -> {
                var merged = message.getMerged();
                yield with(identity.kin().merged(merged.getIntoIncidentId(), merged.getIntoIncidentNumber()));
            }
            case ABSORBED -> with(identity.kin().absorbed(message.getAbsorbed().getIncidentNumber()));
            case SPLIT, SPLIT_OFF -> this;
        };
    }

    /** In what was dismissed nothing goes on; opened again, it does. */
    List<ImpactNow.SystemNow> systems() {
        return (progress.dismissed() ? impact.over() : impact).now();
    }

    Status status() {
        return isMerged() ? Status.MERGED : progress.status();
    }

    Progress.@Nullable Step nextStep() {
        return isMerged() ? null : progress.nextStep();
    }

    private boolean isMerged() {
        return identity.kin().mergedInto() != null;
    }

    /** The first command of a person counts, other than the report itself and what its reporter adds to it. */
    private boolean acknowledges(PublishedEvent event) {
        var actor = event.message().getActor();
        var isUnknown = event.factCase() == FactCase.FACT_NOT_SET;
        if (actor.getKind() != ActorKind.ACTOR_KIND_PERSON || isUnknown || belongsToReport(event)) {
            return false;
        }
        var isAddition = event.factCase() == FactCase.NOTE_TAKEN
                || event.factCase() == FactCase.REPORT_ADDED
                || EffectiveLog.isAbout(event);
        return !(isAddition && actor.getId().equals(report.by()));
    }

    private boolean belongsToReport(PublishedEvent event) {
        var canBeOwn = event.factCase() == FactCase.IMPACT_STARTED
                || event.factCase() == FactCase.CHANGE_LINKED
                || event.factCase() == FactCase.SPLIT_OFF;
        return canBeOwn
                && event.sequence() <= report.lastOwn()
                && event.message().getCorrelationId().equals(report.command());
    }

    private UsersAffected latest(PublishedEvent event) {
        var estimated = event.message().getUsersAffectedEstimated();
        if (usersAffected != null && usersAffected.at().isAfter(event.occurredAt())) {
            return usersAffected;
        }
        var upper = estimated.hasUpper() ? estimated.getUpper() : null;
        return new UsersAffected(estimated.getValue(), upper, estimated.getUnit(), event.occurredAt());
    }

    private BoardState with(Kin newKin) {
        return new BoardState(
                new Identity(identity.id(), identity.number(), newKin),
                report,
                progress,
                impact,
                crew,
                severity,
                strategy,
                usersAffected,
                resolvedAt,
                version,
                updatedAt);
    }

    private BoardState with(ImpactNow newImpact) {
        return new BoardState(
                identity,
                report,
                progress,
                newImpact,
                crew,
                severity,
                strategy,
                usersAffected,
                resolvedAt,
                version,
                updatedAt);
    }

    private BoardState with(Crew newCrew) {
        return new BoardState(
                identity,
                report,
                progress,
                impact,
                newCrew,
                severity,
                strategy,
                usersAffected,
                resolvedAt,
                version,
                updatedAt);
    }

    private BoardState with(
            @Nullable String newSeverity,
            @Nullable String newStrategy,
            @Nullable UsersAffected newUsers,
            @Nullable Instant newResolvedAt) {
        return new BoardState(
                identity,
                report,
                progress,
                impact,
                crew,
                newSeverity,
                newStrategy,
                newUsers,
                newResolvedAt,
                version,
                updatedAt);
    }
}
