package mayday.command.incident;

/** What somebody answers for while an incident lasts. */
public enum ResponderRole {
    COMMANDER,
    DEPUTY,
    SCRIBE,
    COMMUNICATIONS,
    OPERATIONS,
    SUBJECT_EXPERT;

    /** Whether several people can hold it at a time: each expert knows something else. */
    boolean isShared() {
        return switch (this) {
            case SUBJECT_EXPERT -> true;
            case COMMANDER, DEPUTY, SCRIBE, COMMUNICATIONS, OPERATIONS -> false;
        };
    }
}
