package mayday.command.incident;

/** Something remarkable about a command that was accepted all the same. */
public record Warning(String code, String detail) {}
