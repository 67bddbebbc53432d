package mayday.postmortem.draft;

import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_DEGRADED;
import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_DOWN;
import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_PARTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mayday.incident.v1.Precision;
import mayday.postmortem.world.Story;
import org.junit.jupiter.api.Test;

class TimeDownTest {

    private static final long MINUTE = 60_000;

    private final Story story = new Story(1).reported("12:00");

    @Test
    void a_system_is_down_from_its_start_to_its_end() {
        story.starts("12:00", "checkout", IMPACT_LEVEL_DOWN).ends("12:47", "checkout");

        assertThat(down().overall()).isEqualTo(measure(47, 0, 0));
        assertThat(down().systems()).containsExactly(new TimeDown.OfSystem("checkout", measure(47, 0, 0)));
    }

    @Test
    void overlapping_systems_count_once_overall_and_each_for_itself() {
        story.starts("12:00", "checkout", IMPACT_LEVEL_DOWN)
                .starts("12:10", "search", IMPACT_LEVEL_DOWN)
                .ends("12:20", "checkout")
                .ends("12:30", "search");

        assertThat(down().overall().downMillis()).isEqualTo(30 * MINUTE);
        assertThat(down().systems())
                .extracting(system -> system.measure().downMillis())
                .containsExactly(20 * MINUTE, 20 * MINUTE);
    }

    @Test
    void at_each_instant_the_gravest_level_counts() {
        story.starts("12:00", "checkout", IMPACT_LEVEL_DEGRADED)
                .changes("12:10", "checkout", IMPACT_LEVEL_DOWN)
                .changes("12:20", "checkout", IMPACT_LEVEL_PARTIAL)
                .ends("12:40", "checkout");

        assertThat(down().overall()).isEqualTo(measure(10, 20, 10));
    }

    @Test
    void windows_may_be_told_in_any_order() {
        story.starts("13:00", "checkout", IMPACT_LEVEL_DOWN)
                .ends("13:10", "checkout")
                .starts("12:00", "checkout", IMPACT_LEVEL_DOWN)
                .ends("12:05", "checkout");

        assertThat(down().overall()).isEqualTo(measure(15, 0, 0));
    }

    @Test
    void a_start_told_again_earlier_moves_the_beginning() {
        story.starts("12:30", "checkout", IMPACT_LEVEL_DOWN)
                .starts("12:10", "checkout", IMPACT_LEVEL_PARTIAL)
                .ends("12:40", "checkout");

        assertThat(down().overall()).isEqualTo(measure(10, 20, 0));
    }

    @Test
    void of_two_levels_at_one_instant_the_later_entry_holds() {
        story.starts("12:00", "checkout", IMPACT_LEVEL_DOWN)
                .changes("12:00", "checkout", IMPACT_LEVEL_DEGRADED)
                .ends("12:10", "checkout");

        assertThat(down().overall()).isEqualTo(measure(0, 0, 10));
    }

    @Test
    void a_level_told_for_after_the_end_is_cut() {
        story.starts("12:00", "checkout", IMPACT_LEVEL_DEGRADED)
                .changes("12:30", "checkout", IMPACT_LEVEL_DOWN)
                .ends("12:20", "checkout");

        assertThat(down().overall()).isEqualTo(measure(0, 0, 20));
    }

    @Test
    void an_impact_that_goes_on_is_counted_to_the_last_event_of_the_log() {
        story.starts("2026-03-01T11:00:00.000001Z", "checkout", IMPACT_LEVEL_DOWN)
                .notes("12:00", "still down");

        assertThat(down().clippedAt()).isEqualTo(last().recordedAt().truncatedTo(ChronoUnit.MILLIS));
        assertThat(down().overall().downMillis())
                .isEqualTo(last().recordedAt().toEpochMilli()
                        - Story.instant("11:00").toEpochMilli());
        assertThat(down().overall().flags()).containsExactly("ongoing");
    }

    @Test
    void instants_are_floored_to_milliseconds_before_they_are_subtracted() {
        story.starts("2026-03-01T12:00:00.000999Z", "checkout", IMPACT_LEVEL_DOWN)
                .ends("2026-03-01T12:00:00.002001Z", "checkout");

        assertThat(down().overall().downMillis()).isEqualTo(2);
    }

    @Test
    void an_end_known_only_to_the_day_ends_the_impact_and_bounds_nothing() {
        story.starts("12:00", "checkout", IMPACT_LEVEL_DOWN)
                .changes("12:30", "checkout", IMPACT_LEVEL_DEGRADED)
                .tell(
                        "2026-03-02T00:00:00Z",
                        Precision.PRECISION_DAY,
                        event ->
                                event.getImpactEndedBuilder().getTargetBuilder().setSystem("checkout"));

        assertThat(down().overall()).isEqualTo(measure(30, 0, 0));
        assertThat(down().notCounted()).containsExactly(story.lastId());
        assertThat(down().clippedAt()).isNull();
    }

    @Test
    void a_start_at_an_unknown_time_counts_nothing() {
        story.tell(
                        "12:00",
                        Precision.PRECISION_UNKNOWN,
                        event -> event.getImpactStartedBuilder()
                                .setLevel(IMPACT_LEVEL_DOWN)
                                .getTargetBuilder()
                                .setSystem("checkout"))
                .ends("12:30", "checkout");

        assertThat(down().overall()).isEqualTo(measure(0, 0, 0));
    }

    @Test
    void guesses_and_rough_times_are_flagged() {
        story.tell(
                        "12:00",
                        Precision.PRECISION_APPROXIMATE,
                        event -> event.getImpactStartedBuilder()
                                .setLevel(IMPACT_LEVEL_DOWN)
                                .setAssumed(true)
                                .getTargetBuilder()
                                .setSystem("checkout"))
                .ends("12:30", "checkout");

        assertThat(down().overall().flags()).containsExactly("approximate", "assumed_level");
    }

    @Test
    void the_sweep_agrees_with_counting_every_millisecond() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var intervals = new ArrayList<Interval>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                long from = random.nextInt(40);
                intervals.add(interval(List.of(Level.values()).get(random.nextInt(3)), from, random.nextInt(20)));
            }
            var counted = new EnumMap<Level, Long>(Level.class);
            for (int at = 0; at < 60; at++) {
                int now = at;
                intervals.stream()
                        .filter(interval -> interval.fromMillis() <= now && now < interval.toMillis())
                        .map(Interval::level)
                        .min(Level::compareTo)
                        .ifPresent(level -> counted.merge(level, 1L, Long::sum));
            }

            var measured = TimeDown.measure(intervals);

            assertThat(List.of(measured.downMillis(), measured.partialMillis(), measured.degradedMillis()))
                    .as("seed %d: %s", seed, intervals)
                    .isEqualTo(Stream.of(Level.values())
                            .map(level -> counted.getOrDefault(level, 0L))
                            .toList());
            assertThat(measured.anyImpactMillis())
                    .isEqualTo(
                            counted.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private static Interval interval(Level level, long from, long millis) {
        return new Interval(
                level,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(from + millis),
                millis,
                false,
                false,
                false,
                List.of());
    }

    private static TimeDown.Measure measure(long down, long partial, long degraded) {
        return new TimeDown.Measure(
                down * MINUTE, partial * MINUTE, degraded * MINUTE, (down + partial + degraded) * MINUTE, List.of());
    }

    private TimeDown down() {
        return DraftTest.draft(story).timeDown();
    }

    private Occurrence last() {
        return new Occurrence(story.last(), "");
    }
}
