package mayday.command.incident;

/** What somebody says of an item of the checklist. */
public enum ChecklistState {
    DONE,
    SKIPPED,
    NOT_APPLICABLE
}
