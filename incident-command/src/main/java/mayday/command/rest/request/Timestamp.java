package mayday.command.rest.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads RFC 3339: date, time, and the offset that makes it an instant, to the microsecond, as it is kept. */
final class Timestamp extends StdDeserializer<Instant> {

    private static final Pattern RFC_3339 = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:[Zz]|[+-](\\d{2}):(\\d{2}))");

    Timestamp() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        return instant(parser.getString());
    }

    private static Instant instant(String text) {
        var form = RFC_3339.matcher(text);
        if (!form.matches()) {
            throw new DoorRefusal(
                    DoorCode.INVALID_TIME,
                    "Must be a time with an offset as in RFC 3339, such as 2026-11-22T03:05:00Z.");
        }
        if (form.group(1) != null && !isOffset(form.group(1), form.group(2))) {
            throw new DoorRefusal(DoorCode.MALFORMED_TIME, "There is no such offset from UTC.");
        }
        try {
            return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException unknown) {
            throw new DoorRefusal(DoorCode.INVALID_TIME, "There is no such day or time; leap seconds do not count.");
        }
    }

    private static boolean isOffset(String hours, String minutes) {
        int total = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        return total <= 18 * 60 && Integer.parseInt(minutes) < 60;
    }
}
