package mayday.command.incident;

/** SEV1 is the gravest. */
public enum Severity {
    SEV1,
    SEV2,
    SEV3,
    SEV4,
    SEV5;

    boolean isGraverThan(Severity other) {
        return compareTo(other) < 0;
    }
}
