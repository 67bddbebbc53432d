package mayday.command.incident;

/** Where the build that restores service comes from, best first. */
public enum RestoreSource {
    LAST_GOOD_BUILD,
    OTHER_BRANCH,
    DEVELOPER_COPY
}
