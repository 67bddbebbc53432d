package mayday.command.incident;

/** Why it was no incident of its own. */
public enum DismissReason {
    FALSE_ALARM,
    DUPLICATE,
    EXPECTED
}
