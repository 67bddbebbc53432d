package mayday.standalone.incidentfile;

/** How well an instant of an account is known. {@link #DAY} and {@link #UNKNOWN} never enter a duration. */
public enum Precision {
    EXACT,
    APPROXIMATE,
    DAY,
    UNKNOWN;

    boolean isTimed() {
        return this == EXACT || this == APPROXIMATE;
    }
}
