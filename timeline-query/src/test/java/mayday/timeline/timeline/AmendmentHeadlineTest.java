package mayday.timeline.timeline;

import static mayday.timeline.event.Events.moment;
import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;

import mayday.incident.v1.Check;
import mayday.incident.v1.CheckFailed;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.Precision;
import mayday.incident.v1.Severity;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AmendmentHeadlineTest {

    @Test
    void a_correction_says_what_it_puts_in_the_place_of_what() {
        var log = reported().down(20, "checkout").moved(2, 2);
        assertThat(headline(log)).isEqualTo("Corrected #2: happened at 10:02, not 10:20");

        log.corrected(
                2,
                values -> values.setOccurredAt(moment(3).setPrecision(Precision.PRECISION_APPROXIMATE))
                        .setLevel(ImpactLevel.IMPACT_LEVEL_PARTIAL)
                        .setSystem("search")
                        .setText("carts  are\nempty"));
        assertThat(headline(log))
                .isEqualTo("Corrected #2: happened about 10:03, not at 10:02; reads “carts are empty”; "
                        + "level PARTIAL, not DOWN; system “search”, not “checkout”");
    }

    @Test
    void each_value_is_told_in_words() {
        var log = reported()
                .corrected(
                        1,
                        values -> values.setTitle("Checkout is slow")
                                .setSeverity(Severity.SEVERITY_SEV4)
                                .setImpactStartedAt(moment(-1).setPrecision(Precision.PRECISION_DAY))
                                .setDetectedAt(moment(0).setPrecision(Precision.PRECISION_UNKNOWN)));
        assertThat(headline(log))
                .isEqualTo("Corrected #1: titled “Checkout is slow”, not “Checkout is down”; severity SEV4, not SEV2; "
                        + "impact began on 2026-03-01; detected at a time that nobody knows");

        log.add(
                1,
                event -> event.setCheckFailed(CheckFailed.newBuilder()
                        .setCheck(Check.newBuilder().setName("pay").setEnvironment("production"))));
        assertThat(headline(log.corrected(3, values -> values.setPassed(true))))
                .isEqualTo("Corrected #3: passed, not failed");
        log.add(
                1,
                event -> event.getUsersAffectedEstimatedBuilder().setValue(1200).setUnit("users"));
        assertThat(headline(log.corrected(5, values -> values.setValue(12000).setUpper(15000))))
                .isEqualTo("Corrected #5: affected 12,000, not 1,200; at most 15,000");
    }

    @Test
    void a_day_is_named_where_it_is_another_one() {
        assertThat(headline(reported().note(10, "x").moved(2, 24 * 60 + 10.5)))
                .isEqualTo("Corrected #2: happened at 2026-03-02 10:10:30, not 10:10");
    }

    @Test
    void a_correction_of_a_correction_is_held_against_what_that_one_said() {
        var log = reported().note(10, "x").moved(2, 4).moved(3, 2);

        assertThat(headline(log)).isEqualTo("Corrected #3: happened at 10:02, not 10:04");
        assertThat(entry(log, 3).path("headline").asString()).isEqualTo("Corrected #2: happened at 10:02, not 10:10");
        assertThat(entry(log, 3).path("original").path("headline").asString())
                .isEqualTo("Corrected #2: happened at 10:04, not 10:10");
    }

    @Test
    void retractions_and_pins_name_what_they_are_about() {
        var log = reported().down(1, "checkout");
        assertThat(headline(log.retracted(2))).isEqualTo("Retracted #2: checkout is DOWN");
        assertThat(headline(log.retracted(3))).isEqualTo("Retracted #3, the retraction of #2");
        assertThat(headline(log.moved(2, 4).retracted(5))).isEqualTo("Retracted #5, the correction of #2");
        assertThat(headline(log.pinned(2))).isEqualTo("Pinned #2: checkout is DOWN");
        assertThat(headline(log.unpinned(2))).isEqualTo("Unpinned #2: checkout is DOWN");
        assertThat(headline(log.retracted(7))).isEqualTo("Retracted #7, the pin of #2");
    }

    @Test
    void what_names_nothing_that_is_known_is_told_all_the_same() {
        assertThat(headline(reported().retracted(9))).isEqualTo("An earlier entry is retracted");
    }

    @Test
    void an_entry_shows_what_became_of_it_and_what_it_was() {
        var log = reported().down(20, "checkout").moved(2, 2).pinned(2).retracted(2);

        var entry = entry(log, 2);
        assertThat(entry.path("occurredAt").asString()).isEqualTo("2026-03-01T10:02:00Z");
        assertThat(entry.path("correctedBy").get(0).asString())
                .isEqualTo(log.eventId(3).toString());
        assertThat(entry.path("pinned").asBoolean()).isTrue();
        assertThat(entry.path("retractedBy").asString())
                .isEqualTo(log.eventId(5).toString());
        assertThat(entry.path("original").path("occurredAt").asString()).isEqualTo("2026-03-01T10:20:00Z");
        assertThat(entry(log, 3).path("changes").get(0).asString())
                .isEqualTo(log.eventId(2).toString());
        assertThat(entry(log, 1).path("original").isNull()).isTrue();
    }

    private static String headline(Events log) {
        return entry(log, log.all().length).path("headline").asString();
    }

    private static JsonNode entry(Events log, int sequence) {
        var effective = EffectiveLog.of(log.published());
        var standing = effective.entries().get(sequence - 1);
        return new JsonMapper().readTree(TimelineEntry.of(standing, effective).json());
    }
}
