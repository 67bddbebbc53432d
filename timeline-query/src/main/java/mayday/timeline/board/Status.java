package mayday.timeline.board;

/** Where an incident stands since it was last opened. */
enum Status {
    REPORTED,
    ACKNOWLEDGED,
    FIXING,
    VERIFYING,
    WATCHING,
    RESOLVED,
    DISMISSED
}
