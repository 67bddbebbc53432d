package mayday.command.incident;

/** How far an estimate can be trusted. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
}
