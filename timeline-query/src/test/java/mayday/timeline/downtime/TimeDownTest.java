package mayday.timeline.downtime;

import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_DEGRADED;
import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_DOWN;
import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_PARTIAL;
import static mayday.timeline.event.Events.at;
import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import mayday.incident.v1.ImpactEnded;
import mayday.incident.v1.ImpactStarted;
import mayday.incident.v1.Precision;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.Test;

class TimeDownTest {

    private static final long NEVER_CLIPPED = at(10_000).toEpochMilli();

    @Test
    void from_start_to_end_it_was_down() {
        var timeDown = timeDown(reported().down(10, "checkout").ended(25, "checkout"));

        assertThat(timeDown.downMillis()).isEqualTo(minutes(15));
        assertThat(timeDown.ongoing()).isFalse();
    }

    @Test
    void a_gap_between_two_windows_is_not_down() {
        var log = reported()
                .down(10, "checkout")
                .ended(20, "checkout")
                .down(50, "checkout")
                .ended(55, "checkout");

        assertThat(timeDown(log).downMillis()).isEqualTo(minutes(15));
    }

    @Test
    void windows_may_be_told_in_any_order_and_overlap_once() {
        var log = reported()
                .down(30, "checkout")
                .ended(60, "checkout")
                .down(10, "checkout")
                .ended(40, "checkout");

        assertThat(timeDown(log).downMillis()).isEqualTo(minutes(50));
    }

    @Test
    void overlapping_systems_count_once_for_the_incident() {
        var log = reported()
                .down(0, "checkout")
                .down(5, "search")
                .ended(10, "checkout")
                .ended(15, "search");

        assertThat(timeDown(log).downMillis()).isEqualTo(minutes(15));
        assertThat(timeDown(log).systems())
                .extracting(TimeDown.SystemTimeDown::downMillis)
                .containsExactly(minutes(10), minutes(10));
    }

    @Test
    void a_change_of_level_ends_one_segment_and_begins_the_next() {
        var log = reported()
                .down(0, "checkout")
                .changed(10, "checkout", IMPACT_LEVEL_DEGRADED)
                .ended(30, "checkout");

        assertThat(timeDown(log).systems().getFirst().segments())
                .containsExactly(
                        new TimeDown.Segment(at(0), at(10), "DOWN", ids(log, 2)),
                        new TimeDown.Segment(at(10), at(30), "DEGRADED", ids(log, 3, 4)));
    }

    @Test
    void a_change_that_is_told_late_takes_effect_when_it_happened() {
        var log = reported()
                .started(0, "checkout", IMPACT_LEVEL_DEGRADED)
                .changed(20, "checkout", IMPACT_LEVEL_PARTIAL)
                .changed(10, "checkout", IMPACT_LEVEL_DOWN)
                .ended(30, "checkout");

        var timeDown = timeDown(log);
        assertThat(timeDown.degradedMillis()).isEqualTo(minutes(10));
        assertThat(timeDown.downMillis()).isEqualTo(minutes(10));
        assertThat(timeDown.partialMillis()).isEqualTo(minutes(10));
    }

    @Test
    void an_earlier_start_that_is_told_later_moves_the_start() {
        var log = reported().down(10, "checkout").down(4, "checkout").ended(20, "checkout");

        assertThat(timeDown(log).downMillis()).isEqualTo(minutes(16));
    }

    @Test
    void what_is_said_to_be_after_the_end_does_not_count() {
        var log = reported()
                .down(0, "checkout")
                .changed(30, "checkout", IMPACT_LEVEL_DEGRADED)
                .ended(20, "checkout");

        assertThat(timeDown(log).downMillis()).isEqualTo(minutes(20));
        assertThat(timeDown(log).degradedMillis()).isZero();
    }

    @Test
    void at_each_instant_a_system_has_its_gravest_level() {
        var log = reported()
                .started(0, "checkout", IMPACT_LEVEL_DEGRADED)
                .add(
                        10,
                        event -> event.setImpactStarted(ImpactStarted.newBuilder()
                                .setTarget(Events.target("checkout").setRegion("eu"))
                                .setLevel(IMPACT_LEVEL_DOWN)))
                .ended(30, "checkout")
                .add(
                        20,
                        event -> event.setImpactEnded(ImpactEnded.newBuilder()
                                .setTarget(Events.target("checkout").setRegion("eu"))));

        var checkout = timeDown(log).systems().getFirst();
        assertThat(checkout.downMillis()).isEqualTo(minutes(10));
        assertThat(checkout.degradedMillis()).isEqualTo(minutes(20));
        assertThat(checkout.anyImpactMillis()).isEqualTo(minutes(30));
    }

    @Test
    void what_goes_on_is_clipped_and_has_no_end() {
        var log = reported().down(10, "checkout");

        var timeDown = impact(log).timeDown(at(25).toEpochMilli());
        assertThat(timeDown.downMillis()).isEqualTo(minutes(15));
        assertThat(timeDown.ongoing()).isTrue();
        assertThat(timeDown.systems().getFirst().segments())
                .containsExactly(new TimeDown.Segment(at(10), null, "DOWN", ids(log, 2)));
    }

    @Test
    void a_day_is_not_an_instant() {
        var log = reported()
                .known(Precision.PRECISION_DAY)
                .down(0, "checkout")
                .known(Precision.PRECISION_EXACT)
                .ended(30, "checkout");

        assertThat(timeDown(log).anyImpactMillis()).isZero();
        assertThat(timeDown(log).ongoing()).isFalse();
    }

    @Test
    void an_end_at_an_unknown_time_measures_nothing_and_ends_it_all_the_same() {
        var log = reported()
                .down(0, "checkout")
                .changed(10, "checkout", IMPACT_LEVEL_PARTIAL)
                .known(Precision.PRECISION_UNKNOWN)
                .ended(30, "checkout");

        assertThat(timeDown(log).downMillis()).isEqualTo(minutes(10));
        assertThat(timeDown(log).partialMillis()).isZero();
        assertThat(timeDown(log).ongoing()).isFalse();
        assertThat(impact(log).end()).isEmpty();
    }

    private static TimeDown timeDown(Events log) {
        return impact(log).timeDown(NEVER_CLIPPED);
    }

    private static Impact impact(Events log) {
        return Impact.of(log.published());
    }

    private static long minutes(long minutes) {
        return minutes * 60_000;
    }

    private static List<String> ids(Events log, int... sequences) {
        return Arrays.stream(sequences)
                .mapToObj(sequence -> log.eventId(sequence).toString())
                .toList();
    }
}
