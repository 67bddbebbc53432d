package mayday.timeline.response;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that sets a stamp.
 *
 * @param timed its instant is known well enough to measure from
 * @param detail the severity, or the deployment's id, where there is one; else empty
 */
record Milestone(Kind kind, UUID eventId, int sequence, Instant at, boolean timed, boolean approximate, String detail) {

    enum Kind {
        REPORTED,
        WRITTEN_AFTERWARDS,
        IMPACT_STATED,
        DETECTED,
        ACKNOWLEDGED,
        ESCALATED,
        WAR_ROOM_OPENED,
        STRATEGY_CHOSEN,
        DEPLOYMENT_STARTED,
        FIX_DEPLOYED,
        MITIGATED,
        VERIFIED,
        RESOLVED,
        REOPENED,
        DISMISSED,
        MERGED,
        WATCH_ENDED,
        SEVERITY_SET
    }

    /** Cut to the millisecond, which all arithmetic is in. */
    long millis() {
        return at.toEpochMilli();
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
