package mayday.command.incident;

/** How much of a system its users have lost, worst first. */
public enum ImpactLevel {
    DOWN,
    PARTIAL,
    DEGRADED
}
