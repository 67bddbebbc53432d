package mayday.command.incident;

/** A command that would make the record lie. The reason is stable, the message is for people. */
public final class IncidentRejection extends RuntimeException {

    /** What it takes to be accepted. */
    public enum Kind {
        /** An incident that there is. */
        UNKNOWN,
        /** An incident that stands otherwise. */
        CONFLICT,
        /** Another command: this one says what cannot be. */
        INVALID
    }

    /** Why; the lower-case name is the public code. */
    public enum Reason {
        UNKNOWN_INCIDENT(Kind.UNKNOWN),
        ALREADY_REPORTED(Kind.CONFLICT),
        IMPACT_NOT_STARTED(Kind.CONFLICT),
        IMPACT_ENDS_BEFORE_START(Kind.INVALID),
        IMPACT_CHANGES_BEFORE_START(Kind.INVALID),
        NOT_AN_ESCALATION(Kind.CONFLICT),
        NOT_A_DEESCALATION(Kind.CONFLICT),
        ESCALATION_WITHOUT_CONTENT(Kind.INVALID),
        NOT_IN_WAR_ROOM(Kind.CONFLICT),
        WAR_ROOM_NOT_OPEN(Kind.CONFLICT),
        WAR_ROOM_CLOSES_BEFORE_OPENING(Kind.INVALID),
        VISIBLE_TO_NOBODY(Kind.INVALID),
        CHECKLIST_ITEM_UNKNOWN(Kind.CONFLICT),
        SKIPPED_WITHOUT_REASON(Kind.INVALID),
        HYPOTHESIS_EXISTS(Kind.CONFLICT),
        HYPOTHESIS_UNKNOWN(Kind.CONFLICT),
        CHANGE_NOT_LINKED(Kind.CONFLICT),
        REVERT_WITHOUT_RANGE(Kind.INVALID),
        REVERT_COMMIT_NOT_DEPLOYED(Kind.CONFLICT),
        ROLLBACK_WITHOUT_PARTS(Kind.INVALID),
        ROLLBACK_PART_REPEATED(Kind.INVALID),
        ROLLBACK_PART_UNKNOWN(Kind.CONFLICT),
        ROLLBACK_DEPENDENCY_UNKNOWN(Kind.INVALID),
        ROLLBACK_DEPENDENCIES_CIRCULAR(Kind.INVALID),
        ROLLBACK_DEPENDENCY_INCOMPLETE(Kind.CONFLICT),
        ROLLBACK_INCOMPLETE(Kind.CONFLICT),
        DEVELOPER_COPY_WITHOUT_PROVENANCE(Kind.INVALID),
        PLANNED_TOO_LATE(Kind.INVALID),
        SCHEDULE_UNKNOWN(Kind.CONFLICT),
        SCHEDULE_CANCELED(Kind.CONFLICT),
        SCHEDULE_FULFILLED(Kind.CONFLICT),
        ENVIRONMENT_ORDER(Kind.CONFLICT),
        DEPLOYMENT_ALREADY_STARTED(Kind.CONFLICT),
        DEPLOYMENT_NOT_STARTED(Kind.CONFLICT),
        DEPLOYMENT_ALREADY_FINISHED(Kind.CONFLICT),
        DEPLOYMENT_FINISHES_BEFORE_START(Kind.INVALID),
        DEPLOYMENT_UNFINISHED(Kind.CONFLICT),
        CHECK_FAILED(Kind.CONFLICT),
        NOT_VERIFIED(Kind.CONFLICT),
        CACHES_NOT_CONSIDERED(Kind.CONFLICT),
        SYMPTOM_CHECK_MISSING(Kind.CONFLICT),
        ROUNDS_MISSING(Kind.CONFLICT),
        SIGN_OFFS_MISSING(Kind.CONFLICT),
        OVERRIDE_WITHOUT_REASON(Kind.INVALID),
        WATCH_NOT_STARTED(Kind.CONFLICT),
        WATCH_ENDS_BEFORE_START(Kind.INVALID),
        ENTRY_UNKNOWN(Kind.CONFLICT),
        ENTRY_AUTOMATIC(Kind.CONFLICT),
        ENTRY_RETRACTED(Kind.CONFLICT),
        ENTRY_NOT_RETRACTABLE(Kind.CONFLICT),
        CORRECTION_EMPTY(Kind.INVALID),
        FIELD_NOT_CORRECTABLE(Kind.INVALID),
        USERS_RANGE_REVERSED(Kind.INVALID),
        IMPACT_OVERLAPS(Kind.CONFLICT),
        DUPLICATE_OF_MISSING(Kind.INVALID),
        DUPLICATE_OF_ITSELF(Kind.INVALID),
        NOT_A_DUPLICATE(Kind.INVALID),
        INCIDENT_DISMISSED(Kind.CONFLICT),
        INCIDENT_MERGED(Kind.CONFLICT),
        MERGE_INTO_ITSELF(Kind.INVALID),
        OCCURRED_IN_FUTURE(Kind.INVALID),
        OCCURRED_TOO_EARLY(Kind.INVALID);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
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
