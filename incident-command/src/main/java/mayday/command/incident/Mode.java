package mayday.command.incident;

/** Whether an incident is being steered, or its past written down: then every gate is a warning. */
public enum Mode {
    LIVE,
    RETROSPECTIVE
}
