package mayday.standalone.incidentfile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An instant of an account and how well it is known. */
public record Moment(Instant at, Precision precision) {

    /** Reads RFC 3339, forgives a missing zone (UTC then) and takes a bare date as what it is; null where it is none. */
    static @Nullable Moment parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var upper = text.strip().toUpperCase(Locale.ROOT).replace(' ', 'T');
        try {
            if (upper.length() == 10) {
                return new Moment(LocalDate.parse(upper).atStartOfDay().toInstant(ZoneOffset.UTC), Precision.DAY);
            }
            var hasZone = upper.endsWith("Z") || upper.lastIndexOf('+') > 10 || upper.lastIndexOf('-') > 10;
            return new Moment(
                    hasZone
                            ? OffsetDateTime.parse(upper).toInstant()
                            : LocalDateTime.parse(upper).toInstant(ZoneOffset.UTC),
                    Precision.EXACT);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    Moment with(Precision newPrecision) {
        return new Moment(at, newPrecision);
    }

    /** Whether it may be an end of an interval. */
    public boolean isTimed() {
        return precision.isTimed();
    }
}
