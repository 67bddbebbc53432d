package mayday.command.incident;

/** Where word of the trouble came from. */
public enum ReportSource {
    USER,
    SOCIAL,
    SUPPORT,
    LOGS,
    MONITORING,
    COLLEAGUE,
    OTHER
}
