package mayday.command.incident;

import org.jspecify.annotations.Nullable;

/**
 * A system named in a report.
 *
 * @param level absent where nobody knows yet: no interval is opened then
 * @param assumed the level is a guess
 * @param since absent: since the stated start of the impact, else since the report
 */
public record AffectedSystem(
        ImpactTarget target,
        @Nullable ImpactLevel level,
        boolean assumed,
        @Nullable Moment since) {}
