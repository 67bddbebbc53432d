package mayday.command.incident;

/** What a note is about. An OBSTACLE was met while restoring; a PROBLEM is to be fixed later. */
public enum NoteKind {
    OBSERVATION,
    FINDING,
    OBSTACLE,
    PROBLEM,
    EVIDENCE,
    COMMUNICATION
}
