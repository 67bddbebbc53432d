package mayday.endtoend.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants of one generated incident: to the minute, second or millisecond, within minutes or within weeks. */
final class Instants {

    private final Dice dice;
    private final Instant base;
    private final Duration span;
    private final ChronoUnit precision;

    Instants(Dice dice, Instant base) {
        this.dice = dice;
        this.precision = dice.oneOf(java.util.List.of(ChronoUnit.MINUTES, ChronoUnit.SECONDS, ChronoUnit.MILLIS));
        this.base = base.plusMillis(dice.between(0, 999)).truncatedTo(precision);
        this.span = dice.percent(25) ? Duration.ofDays(dice.between(1, 20)) : Duration.ofMinutes(dice.between(2, 600));
    }

    Instant instant() {
        return base.plusMillis(dice.between(0L, span.toMillis())).truncatedTo(precision);
    }

    String any() {
        return instant().toString();
    }

    String anyDay() {
        return instant().truncatedTo(ChronoUnit.DAYS).toString();
    }
}
