package mayday.timeline.board;

import com.google.protobuf.ProtocolMessageEnum;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.incident.v1.ReportSource;
import mayday.incident.v1.Severity;
import mayday.incident.v1.Strategy;
import mayday.timeline.event.Words;
import mayday.timeline.rest.ProblemCode;
import mayday.timeline.rest.Refusal;
import org.jspecify.annotations.Nullable;

/** Which incidents are asked for; an empty list asks for all. {@code from} is included, {@code to} is not. */
record BoardFilter(
        List<String> statuses,
        List<String> severities,
        List<String> sources,
        List<String> strategies,
        @Nullable String system,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {

    private static final Set<String> STATUSES =
            Arrays.stream(Status.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> SEVERITIES = words(Arrays.stream(Severity.values()));
    private static final Set<String> SOURCES = words(Arrays.stream(ReportSource.values()));
    private static final Set<String> STRATEGIES = words(Arrays.stream(Strategy.values()));
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int LONGEST = 200;

    private static Set<String> words(Stream<? extends ProtocolMessageEnum> values) {
        return values.map(Words::of)
                .flatMap(Stream::ofNullable)
                .filter(word -> !word.equals("UNRECOGNIZED"))
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<String> statuses(@Nullable String value) {
        return among(STATUSES, "status", value);
    }

    static List<String> severities(@Nullable String value) {
        return among(SEVERITIES, "severity", value);
    }

    static List<String> sources(@Nullable String value) {
        return among(SOURCES, "source", value);
    }

    static List<String> strategies(@Nullable String value) {
        return among(STRATEGIES, "strategy", value);
    }

    private static List<String> among(Set<String> allowed, String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return List.of();
        }
        var asked = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        if (!allowed.containsAll(asked)) {
            var detail = "%s is one or more of %s"
                    .formatted(name, allowed.stream().sorted().toList());
            throw new Refusal(ProblemCode.MALFORMED_PARAMETER, detail, name);
        }
        return asked;
    }

    static @Nullable Instant instant(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            var instant = OffsetDateTime.parse(value).toInstant();
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            throw notAnInstant(name);
        }
        throw notAnInstant(name);
    }

    private static Refusal notAnInstant(String name) {
        var detail = "%s is an instant such as 2026-11-22T03:00:00Z".formatted(name);
        return new Refusal(ProblemCode.MALFORMED_PARAMETER, detail, name);
    }

    static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            var detail = "%s is at most %d characters".formatted(name, LONGEST);
            throw new Refusal(ProblemCode.MALFORMED_PARAMETER, detail, name);
        }
        return value;
    }
}
