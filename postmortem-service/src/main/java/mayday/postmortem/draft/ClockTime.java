package mayday.postmortem.draft;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants in a line, as people tell the time: UTC, with the day where it is not that of the line. */
final class ClockTime {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private ClockTime() {}

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** To the second, or to the minute where it is a full one. */
    static String of(Instant at, LocalDate day) {
        var utc = at.atOffset(ZoneOffset.UTC);
        var time = utc.getSecond() == 0 && utc.getNano() == 0 ? MINUTE.format(utc) : SECOND.format(utc);
        return utc.toLocalDate().equals(day) ? time : utc.toLocalDate() + " " + time;
    }
}
