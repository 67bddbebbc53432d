package mayday.timeline.response;

import static mayday.timeline.event.Events.at;
import static mayday.timeline.event.Events.incident;
import static mayday.timeline.event.Events.reported;
import static mayday.timeline.event.Events.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.ImpactStarted;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentMode;
import mayday.incident.v1.Moment;
import mayday.incident.v1.Precision;
import mayday.incident.v1.Severity;
import mayday.incident.v1.Strategy;
import mayday.timeline.downtime.Impact;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Events;
import mayday.timeline.intake.ProjectedIncident;
import mayday.timeline.response.Durations.Named;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void an_ordinary_incident_has_all_its_stamps_and_durations() {
        var log = incident()
                .report(5, report -> report.setImpactStartedAt(moment(0)).setDetectedAt(moment(3)))
                .down(0, "checkout")
                .acknowledged(7)
                .severity(8, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV1)
                .joined(9, "grace", "payments")
                .strategy(15, Strategy.STRATEGY_REVERT)
                .deploying(20, "d1", "production")
                .deployed(25, "d1", "production")
                .ended(26, "checkout")
                .mitigated(27)
                .verified(30)
                .resolved(40)
                .watched(100);

        assertThat(stamps(log))
                .containsEntry("impactStart", at(0))
                .containsEntry("detected", at(3))
                .containsEntry("reported", at(5))
                .containsEntry("acknowledged", at(7))
                .containsEntry("escalated", at(8))
                .containsEntry("warRoomOpened", at(9))
                .containsEntry("strategyChosen", at(15))
                .containsEntry("fixDeployed", at(25))
                .containsEntry("impactEnd", at(26))
                .containsEntry("mitigated", at(27))
                .containsEntry("verified", at(30))
                .containsEntry("resolved", at(40))
                .containsEntry("watchEnded", at(100))
                .hasSize(13);
        assertThat(durations(log))
                .extracting(Named::name, named -> named.millis() / 60_000)
                .containsExactly(
                        tuple("time_to_detect", 3),
                        tuple("time_to_report", 5),
                        tuple("time_to_acknowledge", 2),
                        tuple("time_to_strategy", 10),
                        tuple("time_to_fix_deployed", 10),
                        tuple("time_to_mitigate", 27),
                        tuple("time_to_restore", 26),
                        tuple("time_to_verify", 5),
                        tuple("time_to_resolve", 40),
                        tuple("detected_to_resolved", 37),
                        tuple("reported_to_resolved", 35),
                        tuple("detected_to_mitigated", 24),
                        tuple("active_time", 35),
                        tuple("time_in_severity[SEV1]", 32),
                        tuple("time_in_severity[SEV2]", 3));
    }

    @Test
    void what_nobody_knows_is_absent() {
        assertThat(stamps(reported())).containsOnlyKeys("reported");
        assertThat(durations(reported()))
                .extracting(Named::name)
                .containsExactly("active_time", "time_in_severity[SEV2]");
    }

    @Test
    void without_a_stated_start_the_first_instant_of_any_impact_counts() {
        var log = reported().down(20, "search").ended(30, "search").down(10, "checkout");

        assertThat(stamps(log)).containsEntry("impactStart", at(10));
    }

    @Test
    void a_stated_start_that_differs_is_shown_beside_the_observed_one_and_flagged() {
        var log = incident()
                .report(5, report -> report.setImpactStartedAt(moment(0)).setDetectedAt(moment(4)))
                .down(2, "checkout");

        assertThat(stamps(log))
                .containsEntry("impactStart", at(0))
                .containsEntry("impactStartStated", at(0))
                .containsEntry("impactStartObserved", at(2));
        assertThat(duration(log, "time_to_detect").flags()).containsExactly("stated_and_observed_differ");
    }

    @Test
    void a_start_known_only_to_the_day_is_no_start() {
        var log = incident()
                .report(5, report -> report.setImpactStartedAt(moment(0).setPrecision(Precision.PRECISION_DAY)));

        assertThat(stamps(log)).doesNotContainKey("impactStart");
    }

    @Test
    void detected_after_resolved_is_reported_as_it_is_and_flagged() {
        var log = incident()
                .report(50, report -> report.setDetectedAt(moment(45)))
                .resolved(40);

        assertThat(duration(log, "detected_to_resolved").millis()).isEqualTo(-5 * 60_000);
        assertThat(duration(log, "detected_to_resolved").iso()).isEqualTo("PT-5M");
        assertThat(duration(log, "detected_to_resolved").flags()).containsExactly("out_of_order");
        assertThat(duration(log, "active_time").flags()).containsExactly("out_of_order");
    }

    @Test
    void an_approximate_end_makes_the_duration_approximate() {
        var log = reported().known(Precision.PRECISION_APPROXIMATE).acknowledged(4);

        assertThat(duration(log, "time_to_acknowledge").flags()).containsExactly("approximate");
    }

    @Test
    void an_acknowledgement_on_some_day_is_no_stamp() {
        var log = reported().known(Precision.PRECISION_DAY).acknowledged(4);

        assertThat(stamps(log)).doesNotContainKey("acknowledged");
    }

    @Test
    void first_and_last_follow_the_time_of_the_world() {
        var log =
                reported().mitigated(30).mitigated(20).resolved(50).reopened(60).resolved(45);

        assertThat(stamps(log)).containsEntry("mitigated", at(20)).containsEntry("resolved", at(50));
    }

    @Test
    void without_a_word_it_is_mitigated_when_the_impact_ended() {
        var log = reported().down(0, "checkout").ended(12, "checkout");

        assertThat(duration(log, "time_to_mitigate"))
                .returns("impactEnd", Named::to)
                .returns(12L * 60_000, Named::millis);
        assertThat(stamps(log)).doesNotContainKey("mitigated");
    }

    @Test
    void restored_is_when_nothing_was_down_or_partially_down_any_more() {
        var log = reported()
                .down(0, "checkout")
                .changed(10, "checkout", ImpactLevel.IMPACT_LEVEL_DEGRADED)
                .started(5, "search", ImpactLevel.IMPACT_LEVEL_PARTIAL)
                .ended(14, "search")
                .ended(40, "checkout")
                .down(50, "checkout")
                .ended(60, "checkout");

        assertThat(duration(log, "time_to_restore"))
                .returns("restored", Named::to)
                .returns(14L * 60_000, Named::millis);
    }

    @Test
    void restored_falls_back_to_mitigated_while_something_is_still_down() {
        var log = reported().down(0, "checkout").mitigated(9);

        assertThat(duration(log, "time_to_restore"))
                .returns("mitigated", Named::to)
                .returns(9L * 60_000, Named::millis);
    }

    @Test
    void nobody_knows_when_it_was_restored_where_something_that_was_down_ended_at_an_unknown_time() {
        var log = reported()
                .down(0, "checkout")
                .down(0, "search")
                .ended(10, "search")
                .known(Precision.PRECISION_UNKNOWN)
                .ended(12, "checkout");

        assertThat(durations(log)).extracting(Named::name).doesNotContain("time_to_restore", "time_to_mitigate");
        assertThat(stamps(log)).containsEntry("impactStart", at(0)).doesNotContainKey("impactEnd");
    }

    @Test
    void what_began_at_an_unknown_time_and_never_ended_goes_on() {
        var log = reported()
                .down(0, "search")
                .ended(10, "search")
                .known(Precision.PRECISION_UNKNOWN)
                .down(5, "checkout");

        assertThat(stamps(log)).doesNotContainKey("impactEnd");
        assertThat(metrics(log, at(60)).timeDown().ongoing()).isTrue();
        assertThat(metrics(log, at(60)).timeDown().downMillis()).isEqualTo(10 * 60_000);
    }

    @Test
    void the_end_of_what_began_at_an_unknown_time_is_an_end() {
        var log = reported()
                .down(0, "search")
                .ended(10, "search")
                .known(Precision.PRECISION_UNKNOWN)
                .down(5, "checkout")
                .known(Precision.PRECISION_EXACT)
                .ended(30, "checkout");

        assertThat(stamps(log)).containsEntry("impactEnd", at(30));
    }

    @Test
    void a_roughly_known_end_of_the_outage_makes_the_time_to_restore_approximate() {
        var log = reported()
                .down(0, "checkout")
                .known(Precision.PRECISION_APPROXIMATE)
                .ended(10, "checkout");

        assertThat(duration(log, "time_to_restore").flags()).containsExactly("approximate");
    }

    @Test
    void only_the_time_in_each_severity_depends_on_when_the_severity_changed() {
        var onSomeDay = reported()
                .known(Precision.PRECISION_DAY)
                .severity(5, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV1)
                .known(Precision.PRECISION_EXACT)
                .resolved(10);
        var roughly = reported()
                .known(Precision.PRECISION_APPROXIMATE)
                .severity(5, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV1)
                .known(Precision.PRECISION_EXACT)
                .resolved(10);

        assertThat(durations(onSomeDay)).extracting(Named::name).containsExactly("reported_to_resolved", "active_time");
        assertThat(duration(onSomeDay, "active_time").millis()).isEqualTo(10 * 60_000);
        assertThat(duration(roughly, "active_time").flags()).isEmpty();
        assertThat(duration(roughly, "time_in_severity[SEV1]").flags()).containsExactly("approximate");
    }

    @Test
    void a_guessed_level_is_flagged_where_it_decides() {
        var log = reported()
                .add(
                        0,
                        event -> event.setImpactStarted(ImpactStarted.newBuilder()
                                .setTarget(Events.target("checkout"))
                                .setLevel(ImpactLevel.IMPACT_LEVEL_PARTIAL)
                                .setAssumed(true)))
                .ended(10, "checkout");

        assertThat(duration(log, "time_to_restore").flags()).containsExactly("assumed_level");
    }

    @Test
    void the_fix_is_the_first_success_of_the_last_strategy_in_production() {
        var log = reported()
                .strategy(1, Strategy.STRATEGY_HOTFIX)
                .deploying(2, "d1", "production")
                .strategy(5, Strategy.STRATEGY_ROLLBACK)
                .deployed(6, "d1", "production")
                .deploying(7, "d2", "staging")
                .deployed(8, "d2", "staging")
                .deploying(9, "d3", "production")
                .deployed(11, "d3", "production")
                .deploying(12, "d4", "production")
                .deployed(13, "d4", "production");

        assertThat(stamps(log)).containsEntry("strategyChosen", at(5)).containsEntry("fixDeployed", at(11));
    }

    @Test
    void a_reopened_incident_was_not_open_in_between() {
        var log = reported().resolved(10).reopened(30).resolved(35);

        assertThat(duration(log, "active_time").millis()).isEqualTo(15 * 60_000);
    }

    @Test
    void the_war_room_is_open_from_the_first_word_or_the_first_join_on_whichever_came_first() {
        var joined = reported().joined(9, "grace", "payments").add(12, IncidentEvent.Builder::getWarRoomOpenedBuilder);
        var opened = reported()
                .joined(9, "grace", "payments")
                .add(7, IncidentEvent.Builder::getWarRoomOpenedBuilder)
                .add(8, IncidentEvent.Builder::getWarRoomOpenedBuilder);

        assertThat(stamps(joined)).containsEntry("warRoomOpened", at(9));
        assertThat(stamps(opened)).containsEntry("warRoomOpened", at(7));
    }

    @Test
    void a_dismissed_incident_is_open_no_longer() {
        var log = reported().dismissed(10);

        assertThat(durations(log))
                .extracting(Named::name, named -> named.millis() / 60_000, Named::to, Named::flags)
                .containsExactly(
                        Tuple.tuple("active_time", 10L, "dismissed", List.of()),
                        Tuple.tuple("time_in_severity[SEV2]", 10L, "dismissed", List.of()));
        assertThat(stamps(log)).doesNotContainKey("resolved");
        assertThat(duration(log.reopened(30).resolved(35), "active_time").millis())
                .isEqualTo(15 * 60_000);
    }

    @Test
    void a_merged_incident_is_open_here_no_longer() {
        var log = reported().merged(10, "INC-7");

        assertThat(durations(log))
                .extracting(Named::name, named -> named.millis() / 60_000, Named::to, Named::flags)
                .containsExactly(
                        Tuple.tuple("active_time", 10L, "merged", List.of()),
                        Tuple.tuple("time_in_severity[SEV2]", 10L, "merged", List.of()));
        assertThat(duration(reported().resolved(5).merged(10, "INC-7"), "active_time"))
                .returns(5 * 60_000L, Named::millis)
                .returns("resolved", Named::to);
    }

    @Test
    void what_was_resolved_before_it_was_dismissed_was_open_until_then() {
        var log = reported().resolved(10).dismissed(40);

        assertThat(duration(log, "active_time"))
                .returns(10 * 60_000L, Named::millis)
                .returns("resolved", Named::to);
    }

    @Test
    void an_open_incident_is_clipped_and_says_so() {
        var log = reported().severity(10, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV3);

        var metrics = metrics(log, at(60));
        assertThat(metrics.durations())
                .extracting(Named::name, named -> named.millis() / 60_000, Named::to, Named::flags)
                .containsExactly(
                        Tuple.tuple("active_time", 60L, "clippedAt", List.of("ongoing")),
                        Tuple.tuple("time_in_severity[SEV2]", 10L, "severityChanged", List.of()),
                        Tuple.tuple("time_in_severity[SEV3]", 50L, "clippedAt", List.of("ongoing")));
    }

    @Test
    void a_severity_ends_where_another_one_follows_or_the_incident_is_closed() {
        var backAgain = reported()
                .severity(10, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV1)
                .severity(15, Severity.SEVERITY_SEV1, Severity.SEVERITY_SEV2);
        var reopened = reported()
                .resolved(10)
                .severity(20, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV3)
                .reopened(30);

        assertThat(inSeverity(backAgain))
                .containsExactly(
                        Tuple.tuple("time_in_severity[SEV1]", 5L, "severityChanged", List.of()),
                        Tuple.tuple("time_in_severity[SEV2]", 55L, "clippedAt", List.of("ongoing")));
        assertThat(inSeverity(backAgain.resolved(40)))
                .containsExactly(
                        Tuple.tuple("time_in_severity[SEV1]", 5L, "severityChanged", List.of()),
                        Tuple.tuple("time_in_severity[SEV2]", 35L, "resolved", List.of()));
        assertThat(inSeverity(reopened))
                .containsExactly(
                        Tuple.tuple("time_in_severity[SEV2]", 10L, "resolved", List.of()),
                        Tuple.tuple("time_in_severity[SEV3]", 30L, "clippedAt", List.of("ongoing")));
    }

    private static List<Tuple> inSeverity(Events log) {
        return metrics(log, at(60)).durations().stream()
                .filter(named -> named.name().startsWith("time_in_severity"))
                .map(named -> Tuple.tuple(named.name(), named.millis() / 60_000, named.to(), named.flags()))
                .toList();
    }

    @Test
    void what_was_written_down_afterwards_without_an_end_is_not_counted_up_to_now() {
        var log = incident()
                .report(0, report -> report.setMode(IncidentMode.INCIDENT_MODE_RETROSPECTIVE))
                .severity(10, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV1);

        assertThat(durations(log)).extracting(Named::name).containsExactly("time_in_severity[SEV2]");
        assertThat(durations(log.resolved(30)))
                .extracting(Named::name, named -> named.millis() / 60_000)
                .containsExactly(
                        tuple("reported_to_resolved", 30),
                        tuple("active_time", 30),
                        tuple("time_in_severity[SEV1]", 20),
                        tuple("time_in_severity[SEV2]", 10));
        assertThat(durations(log.reopened(50))).extracting(Named::name).doesNotContain("active_time");
    }

    @Test
    void microseconds_are_cut_before_they_are_subtracted() {
        var log = incident()
                .report(
                        0,
                        report -> report.setImpactStartedAt(Moment.newBuilder()
                                        .setAt(timestamp(Instant.parse("2026-03-01T09:59:59.000999Z")))
                                        .setPrecision(Precision.PRECISION_EXACT))
                                .setDetectedAt(Moment.newBuilder()
                                        .setAt(timestamp(Instant.parse("2026-03-01T10:00:00.001001Z")))
                                        .setPrecision(Precision.PRECISION_EXACT)));

        assertThat(duration(log, "time_to_detect").millis()).isEqualTo(1001);
    }

    @Test
    void stamps_and_durations_follow_what_was_corrected() {
        var log = incident()
                .report(5, report -> report.setImpactStartedAt(moment(0)).setDetectedAt(moment(3)))
                .acknowledged(9)
                .severity(10, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV3)
                .resolved(40)
                .moved(2, 7)
                .corrected(1, values -> values.setImpactStartedAt(moment(-10)).setDetectedAt(moment(-5)))
                .corrected(3, values -> values.setSeverity(Severity.SEVERITY_SEV1))
                .corrected(4, values -> values.setOccurredAt(moment(35).setPrecision(Precision.PRECISION_APPROXIMATE)));

        assertThat(stamps(log))
                .containsEntry("impactStart", at(-10))
                .containsEntry("detected", at(-5))
                .containsEntry("acknowledged", at(7))
                .containsEntry("escalated", at(10))
                .containsEntry("resolved", at(35));
        assertThat(duration(log, "time_to_resolve").millis()).isEqualTo(45 * 60_000);
        assertThat(duration(log, "time_to_resolve").flags()).containsExactly("approximate");
        assertThat(duration(log, "time_in_severity[SEV1]").millis()).isEqualTo(25 * 60_000);
    }

    @Test
    void time_down_follows_a_corrected_start_a_corrected_level_and_a_retracted_end() {
        var log = reported().down(10, "checkout").ended(30, "checkout");
        log.moved(2, 4);
        assertThat(metrics(log, at(60)).timeDown().downMillis()).isEqualTo(26 * 60_000);
        log.corrected(2, values -> values.setLevel(ImpactLevel.IMPACT_LEVEL_PARTIAL));
        assertThat(metrics(log, at(60)).timeDown().downMillis()).isZero();
        assertThat(metrics(log, at(60)).timeDown().partialMillis()).isEqualTo(26 * 60_000);
        log.retracted(3);
        assertThat(metrics(log, at(60)).timeDown().ongoing()).isTrue();
        assertThat(metrics(log, at(60)).timeDown().partialMillis()).isEqualTo(56 * 60_000);
        log.retracted(6).retracted(4);
        assertThat(metrics(log, at(60)).timeDown().partialMillis()).isEqualTo(20 * 60_000);
        assertThat(metrics(log, at(60)).version()).isEqualTo(log.all().length);
    }

    @Test
    void what_was_retracted_sets_no_stamp() {
        var log = reported()
                .acknowledged(3)
                .mitigated(20)
                .resolved(30)
                .retracted(3)
                .retracted(2);

        assertThat(stamps(log)).containsOnlyKeys("reported", "resolved");
    }

    private static Tuple tuple(String name, long minutes) {
        return Tuple.tuple(name, minutes);
    }

    private static Moment.Builder moment(double minute) {
        return Moment.newBuilder().setAt(timestamp(at(minute))).setPrecision(Precision.PRECISION_EXACT);
    }

    private static Map<String, Instant> stamps(Events log) {
        return metrics(log, at(1000)).stamps();
    }

    private static List<Named> durations(Events log) {
        return metrics(log, at(1000)).durations();
    }

    private static Named duration(Events log, String name) {
        return durations(log).stream()
                .filter(named -> named.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Metrics metrics(Events log, Instant clippedAt) {
        var events = EffectiveLog.of(log.published()).counting();
        var milestones =
                events.stream().flatMap(event -> Milestones.of(event).stream()).toList();
        var incident = new ProjectedIncident(log.id(), log.number(), log.all().length, null);
        return Metrics.of(incident, milestones, Impact.of(events), clippedAt);
    }
}
