package mayday.timeline.board;

/** Where an incident stands since it was last opened; what was merged goes on elsewhere, for good. */
enum Status {
    REPORTED,
    ACKNOWLEDGED,
    FIXING,
    VERIFYING,
    WATCHING,
    RESOLVED,
    DISMISSED,
    MERGED
}
