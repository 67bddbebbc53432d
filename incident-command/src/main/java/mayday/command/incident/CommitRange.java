package mayday.command.incident;

/** The commits a revert undoes, first and last included. */
public record CommitRange(String first, String last) {}
