package mayday.timeline.downtime;

/** How bad it is for users, the gravest first. */
enum Level {
    DOWN,
    PARTIAL,
    DEGRADED
}
