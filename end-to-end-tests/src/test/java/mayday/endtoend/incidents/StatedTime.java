package mayday.endtoend.incidents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A time as a file has it.
 *
 * @param isDay only the day is known
 */
public record StatedTime(Instant at, boolean isDay) {

    /** Empty where the field is absent or holds no time. */
    public static Optional<StatedTime> of(JsonNode holder, String field) {
        var words = holder.path(field).asString("");
        try {
            return Optional.of(
                    words.length() == 10
                            ? new StatedTime(
                                    LocalDate.parse(words)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toInstant(),
                                    true)
                            : new StatedTime(
                                    OffsetDateTime.parse(words).toInstant(),
                                    holder.path("precision").asString("").equals("day")));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** What may be measured: a day has no instant. */
    public static Optional<Instant> instant(JsonNode holder, String field) {
        return of(holder, field).filter(time -> !time.isDay()).map(StatedTime::at);
    }
}
