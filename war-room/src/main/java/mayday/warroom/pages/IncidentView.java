package mayday.warroom.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import mayday.warroom.peers.BoardRow;
import org.jspecify.annotations.Nullable;

/** One incident in words, for a card, a row of the table, or the head of its page. */
record IncidentView(BoardRow row) {

    public String number() {
        return row.number();
    }

    public String title() {
        return row.title();
    }

    public Severity severity() {
        return Severity.of(row.severity());
    }

    public String status() {
        return Told.word(row.status());
    }

    public String statusStyle() {
        return row.status().toLowerCase(Locale.ROOT);
    }

    public boolean isResolved() {
        return row.isResolved();
    }

    public boolean isDismissed() {
        return row.isDismissed();
    }

    /** Whether more may be written down; of one that was merged, in the other. */
    public boolean isWrittenOn() {
        return !row.isDismissed() && !row.isMerged();
    }

    /** Who is meant to see it; empty where everybody is. */
    public String visibleTo() {
        return row.visibleTo() == null ? "" : String.join(", ", row.visibleTo());
    }

    /** The number of the incident in which it goes on. */
    public @Nullable String mergedInto() {
        return row.mergedInto() == null ? null : row.mergedInto().number();
    }

    /** The numbers of those that go on in this one. */
    public List<String> absorbed() {
        return row.absorbed() == null ? List.of() : row.absorbed();
    }

    /** The past, told later: its clocks are not those on the wall. */
    public boolean isWrittenAfterwards() {
        return "RETROSPECTIVE".equals(row.mode());
    }

    public boolean isRunning() {
        return !row.isOver() && !isWrittenAfterwards();
    }

    /** Told later, and nobody said how it ended. */
    public boolean isOpenEnded() {
        return !row.isOver() && isWrittenAfterwards();
    }

    /** Served again, although the incident is not over. */
    public boolean isServedAgain() {
        return row.mitigated() && !row.isOver();
    }

    public boolean isStartKnown() {
        return row.impactStart() != null;
    }

    /** Where its clock starts: when the impact began, or when it was reported if nobody knows; some day is no instant. */
    public @Nullable Instant since() {
        if (row.impactStart() != null) {
            return row.impactStart();
        }
        return MinuteLog.isTimed(row.reportedAtPrecision()) ? row.reportedAt() : null;
    }

    public String sinceWord() {
        if (isStartKnown()) {
            return "since impact began";
        }
        return since() == null ? "reported" : "since the report";
    }

    public String began() {
        var since = since();
        if (since != null) {
            return Told.dayAndMinute(since);
        }
        return "UNKNOWN".equals(row.reportedAtPrecision()) ? "at an unknown time" : Told.day(row.reportedAt());
    }

    /** From a known start of the impact to the end of the incident. */
    public @Nullable String untilResolved() {
        var millis = millisUntilResolved();
        return millis == null ? null : Told.duration(millis);
    }

    public boolean isOutOfOrder() {
        var millis = millisUntilResolved();
        return millis != null && millis < 0;
    }

    private @Nullable Long millisUntilResolved() {
        var start = row.impactStart();
        var end = row.resolvedAt();
        return start == null || end == null ? null : end.toEpochMilli() - start.toEpochMilli();
    }

    /** The systems that are impacted now; all that were named if none is. */
    public List<SystemState> systems() {
        var impacted = row.systems().stream()
                .filter(system -> system.level() != null)
                .map(system -> new SystemState(system.system(), Objects.requireNonNull(system.level())))
                .toList();
        return impacted.isEmpty()
                ? row.systems().stream()
                        .map(system -> new SystemState(system.system(), ""))
                        .toList()
                : impacted;
    }

    public String systemNames() {
        return row.systems().stream().map(BoardRow.SystemNow::system).collect(Collectors.joining(", "));
    }

    public String strategy() {
        return Told.word(row.strategy());
    }

    public String next() {
        return row.nextStep() == null ? "" : row.nextStep().label();
    }

    public @Nullable String usersAffected() {
        var users = row.usersAffected();
        if (users == null) {
            return null;
        }
        var range = users.upper() == null
                ? Quantity.words(users.value())
                : Quantity.words(users.value()) + " to " + Quantity.words(users.upper());
        return range + " " + (users.unit() == null ? "users" : users.unit());
    }

    /** A system and its level: DOWN, PARTIAL, DEGRADED, or empty. */
    record SystemState(String name, String level) {

        public String word() {
            return switch (level) {
                case "DOWN" -> "down";
                case "PARTIAL" -> "partly down";
                case "DEGRADED" -> "degraded";
                default -> "";
            };
        }

        public String style() {
            return level.isEmpty() ? "up" : level.toLowerCase(Locale.ROOT);
        }
    }
}
