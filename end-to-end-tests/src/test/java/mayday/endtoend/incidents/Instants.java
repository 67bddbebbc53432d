package mayday.endtoend.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Instants of one generated incident: to the minute, second, millisecond or microsecond, within minutes or within weeks. */
final class Instants {

    private static final List<ChronoUnit> PRECISIONS =
            List.of(ChronoUnit.MINUTES, ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS);
    private static final ZoneOffset ELSEWHERE = ZoneOffset.ofHours(-5);

    private final Dice dice;
    private final Instant base;
    private final Duration span;
    private final ChronoUnit precision;

    Instants(Dice dice, Instant base) {
        this.dice = dice;
        this.precision = dice.oneOf(PRECISIONS);
        this.base = base.plusMillis(dice.between(0, 999)).truncatedTo(precision);
        this.span = dice.percent(25) ? Duration.ofDays(dice.between(1, 20)) : Duration.ofMinutes(dice.between(2, 600));
    }

    Instant instant() {
        return base.plusMillis(dice.between(0L, span.toMillis()))
                .plusNanos(dice.between(0, 999_999))
                .truncatedTo(precision);
    }

    /** Mostly as it should be written; sometimes with an offset, as a bare date or as no time at all. */
    String written(Instant instant) {
        var draw = dice.between(1, 100);
        if (draw <= 4) {
            return instant.atOffset(ELSEWHERE).toString();
        }
        if (draw <= 8) {
            return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        }
        return draw <= 11 ? "around noon" : instant.toString();
    }

    String any() {
        return instant().toString();
    }

    String anyDay() {
        return instant().truncatedTo(ChronoUnit.DAYS).toString();
    }
}
