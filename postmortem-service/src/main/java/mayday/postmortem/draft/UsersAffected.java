package mayday.postmortem.draft;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many users were affected, as it was estimated over time.
 *
 * @param largest of those in the unit of the latest
 */
public record UsersAffected(
        @Nullable Estimate latest, @Nullable Estimate largest, List<Estimate> series) {

    /** One estimate; {@code upper} where a range was given. */
    public record Estimate(
            Instant at,
            String precision,
            double value,
            @Nullable Double upper,
            String unit,
            @Nullable String method,
            @Nullable String confidence,
            String eventId) {

        private double most() {
            return upper == null ? value : Math.max(value, upper);
        }
    }

    static UsersAffected of(List<Occurrence> log) {
        var series = log.stream()
                .filter(said -> said.event().hasUsersAffectedEstimated())
                .sorted(Occurrence.IN_TIME)
                .map(UsersAffected::estimate)
                .toList();
        if (series.isEmpty()) {
            return new UsersAffected(null, null, series);
        }
        var latest = series.getLast();
        var largest = series.stream()
                .filter(estimate -> estimate.unit().equalsIgnoreCase(latest.unit()))
                .max(Comparator.comparingDouble(Estimate::most));
        return new UsersAffected(latest, largest.orElse(latest), series);
    }

    private static Estimate estimate(Occurrence said) {
        var estimated = said.event().getUsersAffectedEstimated();
        return new Estimate(
                said.at(),
                said.precision(),
                estimated.getValue(),
                estimated.hasUpper() ? estimated.getUpper() : null,
                estimated.getUnit(),
                estimated.hasMethod() ? estimated.getMethod() : null,
                Occurrence.word(estimated.getConfidence(), "CONFIDENCE_"),
                said.eventId());
    }
}
