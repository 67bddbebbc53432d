package mayday.command.incident;

/** What somebody answers for while an incident lasts; each is held by one person at a time. */
public enum ResponderRole {
    COMMANDER,
    DEPUTY,
    SCRIBE,
    COMMUNICATIONS,
    OPERATIONS,
    SUBJECT_EXPERT
}
