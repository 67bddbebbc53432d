package mayday.command.incident;

/** How well an instant is known. {@link #DAY} and {@link #UNKNOWN} never enter a duration. */
public enum Precision {
    EXACT,
    APPROXIMATE,
    DAY,
    UNKNOWN
}
