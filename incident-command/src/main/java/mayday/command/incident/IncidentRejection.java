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
        WAR_ROOM_CLOSES_BEFORE_OPENING,
        VISIBLE_TO_NOBODY,
        CHECKLIST_ITEM_UNKNOWN,
        SKIPPED_WITHOUT_REASON,
        HYPOTHESIS_EXISTS,
        HYPOTHESIS_UNKNOWN,
        CHANGE_NOT_LINKED,
        REVERT_WITHOUT_RANGE,
        REVERT_COMMIT_NOT_DEPLOYED,
        ROLLBACK_WITHOUT_PARTS,
        ROLLBACK_PART_REPEATED,
        ROLLBACK_PART_UNKNOWN,
        ROLLBACK_DEPENDENCY_UNKNOWN,
        ROLLBACK_DEPENDENCIES_CIRCULAR,
        ROLLBACK_DEPENDENCY_INCOMPLETE,
        ROLLBACK_INCOMPLETE,
        DEVELOPER_COPY_WITHOUT_PROVENANCE,
        PLANNED_TOO_LATE,
        SCHEDULE_UNKNOWN,
        SCHEDULE_CANCELED,
        SCHEDULE_FULFILLED,
        ENVIRONMENT_ORDER,
        DEPLOYMENT_ALREADY_STARTED,
        DEPLOYMENT_NOT_STARTED,
        DEPLOYMENT_ALREADY_FINISHED,
        DEPLOYMENT_FINISHES_BEFORE_START,
        DEPLOYMENT_UNFINISHED,
        CHECK_FAILED,
        NOT_VERIFIED,
        CACHES_NOT_CONSIDERED,
        SYMPTOM_CHECK_MISSING,
        ROUNDS_MISSING,
        SIGN_OFFS_MISSING,
        OVERRIDE_WITHOUT_REASON,
        WATCH_NOT_STARTED,
        WATCH_ENDS_BEFORE_START,
        ENTRY_UNKNOWN,
        ENTRY_AUTOMATIC,
        ENTRY_RETRACTED,
        ENTRY_NOT_RETRACTABLE,
        CORRECTION_EMPTY,
        FIELD_NOT_CORRECTABLE,
        USERS_RANGE_REVERSED,
        IMPACT_OVERLAPS,
        DUPLICATE_OF_MISSING,
        DUPLICATE_OF_ITSELF,
        NOT_A_DUPLICATE,
        INCIDENT_DISMISSED,
        INCIDENT_MERGED,
        MERGE_INTO_ITSELF,
        OCCURRED_IN_FUTURE,
        OCCURRED_TOO_EARLY
    }

    private final Reason reason;

    /** The sentence tells of each value as much as shows which one it was. */
    public IncidentRejection(Reason reason, String sentence, Object... values) {
        super(Told.in(sentence, values));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
