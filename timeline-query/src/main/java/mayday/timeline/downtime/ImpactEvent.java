package mayday.timeline.downtime;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mayday.incident.v1.ImpactEndReason;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.ImpactTarget;
import mayday.timeline.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * One thing said about the impact on one target.
 *
 * @param timed its instant is known well enough to measure from
 * @param level from its instant on; absent where the impact ends
 * @param handedOn it ends here only: the incident was merged or dismissed, which does not say that anything works
 */
record ImpactEvent(
        UUID eventId,
        int sequence,
        Instant occurredAt,
        boolean timed,
        boolean approximate,
        Target target,
        @Nullable Level level,
        boolean assumed,
        boolean handedOn) {

    /** The three together are the key: no two episodes of one target are open at once. */
    record Target(String system, String functionality, String region) {

        static Target of(ImpactTarget target) {
            return new Target(target.getSystem(), target.getFunctionality(), target.getRegion());
        }
    }

    /** Empty where the event does not speak of impact. */
    static Optional<ImpactEvent> of(PublishedEvent event) {
        return Optional.ofNullable(read(event));
    }

    private static @Nullable ImpactEvent read(PublishedEvent event) {
        var message = event.message();
        return switch (event.factCase()) {
            case IMPACT_STARTED -> {
                var started = message.getImpactStarted();
                yield impact(event, started.getTarget(), level(started.getLevel()), started.getAssumed(), false);
            }
            case IMPACT_CHANGED -> {
                var changed = message.getImpactChanged();
                yield impact(event, changed.getTarget(), level(changed.getTo()), changed.getAssumed(), false);
            }
            case IMPACT_ENDED -> {
                var ended = message.getImpactEnded();
                yield impact(event, ended.getTarget(), null, false, isHandedOn(ended.getReason()));
            }
            case REPORTED, REPORT_ADDED, ACKNOWLEDGED, SEVERITY_CHANGED, ESCALATED, TEAM_CALLED_IN -> null;
            case USERS_AFFECTED_ESTIMATED, PARTICIPANT_JOINED, PARTICIPANT_LEFT, NOTE_TAKEN, CHANGE_LINKED -> null;
            case STRATEGY_CHOSEN, STRATEGY_SUPERSEDED -> null;
            case FIX_DEPLOYMENT_REQUESTED, FIX_DEPLOYMENT_STARTED, FIX_DEPLOYED -> null;
            case FIX_DEPLOYMENT_PARTIAL, FIX_DEPLOYMENT_FAILED, CHECK_PASSED, CHECK_FAILED -> null;
            case FIX_VERIFIED, FIX_REJECTED, MITIGATED, WATCH_STARTED, WATCH_ENDED, RESOLVED, REOPENED -> null;
            case WAR_ROOM_OPENED, WAR_ROOM_CLOSED, PARTICIPANT_NAMED, PARTICIPANT_REMOVED, ROLE_ASSIGNED -> null;
            case HYPOTHESIS_RAISED, HYPOTHESIS_RULED_OUT, HYPOTHESIS_CONFIRMED, CHANGE_UNLINKED -> null;
            case SIGNED_OFF, REGRESSION_REPORTED, DISMISSED, FACT_NOT_SET -> null;
            case ENTRY_CORRECTED, ENTRY_RETRACTED, ENTRY_PINNED, ENTRY_UNPINNED -> null;
            case STRATEGY_PROPOSED, ROLLBACK_PLANNED, ROLLBACK_STEP_COMPLETED, ROLLBACK_STEP_FAILED -> null;
            case DEPLOYMENT_SCHEDULED, DEPLOYMENT_SCHEDULE_CANCELED, CHECKLIST_ITEM_TICKED, ACCESS_RESTRICTED -> null;
            case ACCESS_OPENED, MERGED, ABSORBED, SPLIT -> null;
            case SPLIT_OFF -> null;
        };
    }

    private static ImpactEvent impact(
            PublishedEvent event, ImpactTarget target, @Nullable Level level, boolean assumed, boolean handedOn) {
        return new ImpactEvent(
                event.eventId(),
                event.sequence(),
                event.occurredAt(),
                event.isTimed(),
                event.isApproximate(),
                Target.of(target),
                level,
                assumed,
                handedOn);
    }

    private static boolean isHandedOn(ImpactEndReason reason) {
        return reason == ImpactEndReason.IMPACT_END_REASON_MERGED
                || reason == ImpactEndReason.IMPACT_END_REASON_DISMISSED;
    }

    /** A level that only a later version knows is not less than the least of ours. */
    private static Level level(ImpactLevel level) {
        return switch (level) {
            case IMPACT_LEVEL_DOWN -> Level.DOWN;
            case IMPACT_LEVEL_PARTIAL -> Level.PARTIAL;
            case IMPACT_LEVEL_DEGRADED, IMPACT_LEVEL_UNSPECIFIED, UNRECOGNIZED -> Level.DEGRADED;
        };
    }

    /** Cut to the millisecond, which all arithmetic is in. */
    long millis() {
        return occurredAt.toEpochMilli();
    }
}
