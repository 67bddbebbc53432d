package mayday.command.incident;

/** A command that would make the record lie. The reason is stable, the message is for people. */
public final class IncidentRejection extends RuntimeException {

    /** Why; the lower-case name is the public code. */
    public enum Reason {
        UNKNOWN_INCIDENT,
        ALREADY_REPORTED,
        IMPACT_NOT_STARTED,
        IMPACT_ENDS_BEFORE_START,
        IMPACT_CHANGES_BEFORE_START,
        NOT_AN_ESCALATION,
        NOT_A_DEESCALATION,
        ESCALATION_WITHOUT_CONTENT,
        NOT_IN_WAR_ROOM,
        WAR_ROOM_NOT_OPEN,
        HYPOTHESIS_EXISTS,
        HYPOTHESIS_UNKNOWN,
        CHANGE_NOT_LINKED,
        REVERT_WITHOUT_RANGE,
        ROLLBACK_WITHOUT_PARTS,
        DEVELOPER_COPY_WITHOUT_PROVENANCE,
        DEPLOYMENT_ALREADY_STARTED,
        DEPLOYMENT_NOT_STARTED,
        DEPLOYMENT_ALREADY_FINISHED,
        DEPLOYMENT_FINISHES_BEFORE_START,
        DEPLOYMENT_UNFINISHED,
        CHECK_FAILED,
        NOT_VERIFIED,
        OVERRIDE_WITHOUT_REASON,
        WATCH_NOT_STARTED,
        WATCH_ENDS_BEFORE_START,
        DUPLICATE_OF_MISSING,
        INCIDENT_DISMISSED,
        INCIDENT_MERGED,
        MERGE_INTO_ITSELF,
        OCCURRED_IN_FUTURE,
        OCCURRED_TOO_EARLY
    }

    private final Reason reason;

    public IncidentRejection(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
