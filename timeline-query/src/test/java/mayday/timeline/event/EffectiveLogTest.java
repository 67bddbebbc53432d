package mayday.timeline.event;

import static mayday.timeline.event.Events.at;
import static mayday.timeline.event.Events.moment;
import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import mayday.incident.v1.Check;
import mayday.incident.v1.CheckFailed;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.incident.v1.Precision;
import mayday.incident.v1.Severity;
import mayday.incident.v1.UsersAffectedEstimated;
import org.junit.jupiter.api.Test;

class EffectiveLogTest {

    @Test
    void a_log_that_nobody_said_anything_about_counts_as_it_is() {
        var log = reported().down(1, "checkout").published();

        assertThat(EffectiveLog.of(log).counting()).isEqualTo(log);
    }

    @Test
    void a_correction_puts_its_values_in_the_place_of_the_old_ones() {
        var log = reported()
                .note(5, "too early")
                .corrected(
                        2,
                        values -> values.setOccurredAt(moment(3).setPrecision(Precision.PRECISION_APPROXIMATE))
                                .setText("in time")
                                .setMinutesLost(7)
                                .setSystem("search"));

        var note = present(log, 2);
        assertThat(note.occurredAt()).isEqualTo(at(3));
        assertThat(note.isApproximate()).isTrue();
        assertThat(note.message().getNoteTaken().getText()).isEqualTo("in time");
        assertThat(note.message().getNoteTaken().getMinutesLost()).isEqualTo(7);
        assertThat(note.message().getNoteTaken().getSystem()).isEqualTo("search");
        assertThat(standing(log, 2).published().message().getNoteTaken().getText())
                .isEqualTo("too early");
        assertThat(standing(log, 2).correctedBy()).containsExactly(log.eventId(3));
    }

    @Test
    void a_later_correction_wins_field_by_field() {
        var log = reported()
                .note(5, "one")
                .corrected(2, values -> values.setText("two").setSystem("search"))
                .corrected(2, values -> values.setText("three"));

        assertThat(present(log, 2).message().getNoteTaken().getText()).isEqualTo("three");
        assertThat(present(log, 2).message().getNoteTaken().getSystem()).isEqualTo("search");
        assertThat(standing(log, 2).correctedBy()).containsExactly(log.eventId(3), log.eventId(4));
    }

    @Test
    void a_later_instant_keeps_no_fraction_of_an_earlier_one() {
        var log = reported().note(5, "x").moved(2, 3.0001).moved(2, 4);

        assertThat(present(log, 2).occurredAt()).isEqualTo(at(4));
    }

    @Test
    void what_is_retracted_does_not_count_and_can_still_be_read() {
        var log = reported().down(1, "checkout").retracted(2);

        assertThat(sequences(log)).containsExactly(1, 3);
        assertThat(standing(log, 2).retractedBy()).isEqualTo(log.eventId(3));
        assertThat(standing(log, 2).published().factCase()).isEqualTo(FactCase.IMPACT_STARTED);
    }

    @Test
    void a_retracted_retraction_brings_the_entry_back() {
        assertThat(sequences(reported().down(1, "checkout").retracted(2).retracted(3)))
                .containsExactly(1, 2, 4);
        assertThat(sequences(
                        reported().down(1, "checkout").retracted(2).retracted(3).retracted(4)))
                .containsExactly(1, 3, 5);
    }

    @Test
    void a_retracted_correction_restores_what_it_corrected() {
        var log = reported()
                .note(5, "one")
                .corrected(2, values -> values.setText("two"))
                .corrected(2, values -> values.setText("three"));

        assertThat(text(log.retracted(4), 2)).isEqualTo("two");
        assertThat(text(log.retracted(3), 2)).isEqualTo("one");
        assertThat(text(log.retracted(5), 2)).isEqualTo("three");
        assertThat(standing(log, 2).correctedBy()).containsExactly(log.eventId(4));
    }

    @Test
    void a_corrected_correction_keeps_its_place_in_the_order() {
        var log = reported()
                .note(5, "one")
                .corrected(2, values -> values.setText("two").setSystem("search"))
                .corrected(2, values -> values.setText("three"))
                .corrected(3, values -> values.setText("four").setSystem("cart"));

        assertThat(text(log, 2)).isEqualTo("three");
        assertThat(present(log, 2).message().getNoteTaken().getSystem()).isEqualTo("cart");
        assertThat(standing(log, 3).correctedBy()).containsExactly(log.eventId(5));
    }

    @Test
    void what_a_corrected_correction_says_goes_away_with_it() {
        var log = reported()
                .note(5, "one")
                .corrected(2, values -> values.setText("two"))
                .corrected(3, values -> values.setText("four"));
        assertThat(text(log, 2)).isEqualTo("four");

        assertThat(text(log.retracted(3), 2)).isEqualTo("one");
        assertThat(text(log.retracted(5), 2)).isEqualTo("four");
        assertThat(text(log.retracted(4), 2)).isEqualTo("two");
    }

    @Test
    void when_a_correction_happened_is_not_what_a_correction_of_it_says() {
        var log = reported().note(5, "one").moved(2, 4);
        log.moved(3, 2);

        assertThat(present(log, 2).occurredAt()).isEqualTo(at(2));
        assertThat(present(log, 3).occurredAt())
                .isEqualTo(standing(log, 3).published().occurredAt());
    }

    @Test
    void a_check_that_was_said_to_have_failed_passed() {
        var log = reported()
                .add(
                        1,
                        event -> event.setCheckFailed(CheckFailed.newBuilder()
                                .setCheck(Check.newBuilder().setName("pay"))))
                .corrected(
                        2, values -> values.setPassed(true).setText("two tries").setEnvironment("staging"));

        var check = present(log, 2);
        assertThat(check.fact()).isEqualTo("check_passed");
        assertThat(check.message().getCheckPassed().getCheck().getName()).isEqualTo("pay");
        assertThat(check.message().getCheckPassed().getCheck().getText()).isEqualTo("two tries");
        assertThat(check.message().getCheckPassed().getCheck().getEnvironment()).isEqualTo("staging");
        assertThat(present(log.corrected(2, values -> values.setPassed(false)), 2)
                        .fact())
                .isEqualTo("check_failed");
    }

    @Test
    void each_fact_takes_the_values_that_it_has_a_place_for() {
        var log = reported()
                .down(1, "checkout")
                .severity(2, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV1)
                .add(
                        3,
                        event -> event.setUsersAffectedEstimated(
                                UsersAffectedEstimated.newBuilder().setValue(5).setMethod("guess")))
                .deploying(4, "d1", "production")
                .ended(5, "checkout");
        for (int sequence = 1; sequence <= 6; sequence++) {
            log.corrected(
                    sequence,
                    values -> values.setTitle("Search is down")
                            .setText("text")
                            .setLevel(ImpactLevel.IMPACT_LEVEL_DEGRADED)
                            .setSeverity(Severity.SEVERITY_SEV4)
                            .setValue(12)
                            .setUpper(20)
                            .setMinutesLost(3)
                            .setSystem("search")
                            .setEnvironment("staging")
                            .setVersion("2.0.1")
                            .setImpactStartedAt(moment(-5))
                            .setDetectedAt(moment(-2)));
        }

        var report = present(log, 1).message().getReported();
        assertThat(report.getTitle()).isEqualTo("Search is down");
        assertThat(report.getDescription()).isEqualTo("text");
        assertThat(report.getSeverity()).isEqualTo(Severity.SEVERITY_SEV4);
        assertThat(report.getImpactStartedAt()).isEqualTo(moment(-5).build());
        assertThat(report.getDetectedAt()).isEqualTo(moment(-2).build());
        assertThat(report.getSystems(0).getTarget().getSystem()).isEqualTo("checkout");
        var started = present(log, 2).message().getImpactStarted();
        assertThat(started.getLevel()).isEqualTo(ImpactLevel.IMPACT_LEVEL_DEGRADED);
        assertThat(started.getTarget().getSystem()).isEqualTo("search");
        assertThat(present(log, 3).message().getSeverityChanged())
                .returns(Severity.SEVERITY_SEV2, changed -> changed.getFrom())
                .returns(Severity.SEVERITY_SEV4, changed -> changed.getTo())
                .returns("text", changed -> changed.getReason());
        assertThat(present(log, 4).message().getUsersAffectedEstimated())
                .returns(12.0, users -> users.getValue())
                .returns(20.0, users -> users.getUpper())
                .returns("text", users -> users.getMethod());
        assertThat(present(log, 5).message().getFixDeploymentStarted())
                .returns("2.0.1", deployment -> deployment.getVersion())
                .returns("staging", deployment -> deployment.getEnvironment())
                .returns("search", deployment -> deployment.getSystem())
                .returns("", deployment -> deployment.getUndoPlan());
        assertThat(present(log, 6).message().getImpactEnded().getTarget().getSystem())
                .isEqualTo("search");
    }

    @Test
    void every_fact_that_is_about_no_other_can_be_moved_in_time_and_none_breaks() {
        for (var fact : FactCase.values()) {
            var field = IncidentEvent.getDescriptor().findFieldByNumber(fact.getNumber());
            var log = reported().add(5, event -> {
                if (field != null) {
                    event.setField(field, event.newBuilderForField(field).build());
                }
            });
            log.moved(2, 2).corrected(2, values -> values.setText("text").setSystem("search"));

            var stays = fact.name().startsWith("ENTRY_");
            assertThat(present(log, 2).occurredAt()).as(fact.name()).isEqualTo(stays ? at(5) : at(2));
            // What a correction says of the time is what it should have said of the entry that it corrects.
            var says = stays && fact != FactCase.ENTRY_CORRECTED ? 5 : 2;
            assertThat(Correctable.valuesOf(present(log, 2).message()).getOccurredAt())
                    .isEqualTo(moment(says).build());
        }
    }

    @Test
    void the_report_can_be_corrected_and_not_taken_back() {
        var log = reported().retracted(1);

        assertThat(standing(log, 1).counts()).isTrue();
    }

    @Test
    void pinned_is_what_the_last_word_says() {
        var log = reported().note(1, "the story").pinned(2);
        assertThat(standing(log, 2).pinned()).isTrue();
        assertThat(standing(log.unpinned(2), 2).pinned()).isFalse();
        assertThat(standing(log.retracted(4), 2).pinned()).isTrue();
        assertThat(standing(log.retracted(3), 2).pinned()).isFalse();
    }

    @Test
    void what_names_no_earlier_entry_has_no_effect() {
        var log = reported()
                .retracted(3)
                .retracted(3)
                .add(1, event -> event.getEntryRetractedBuilder().setEventId("nothing"));

        assertThat(sequences(log)).containsExactly(1, 2, 3, 4);
        assertThat(effective(log).about(log.published().get(1))).isEmpty();
    }

    @Test
    void an_event_changes_the_entry_it_is_about_and_what_that_one_is_about() {
        var log = reported().note(5, "one").moved(2, 4).retracted(3).pinned(2);

        assertThat(effective(log).changedBy(log.published().get(3))).containsExactly(log.eventId(3), log.eventId(2));
        assertThat(effective(log).changedBy(log.published().get(4))).containsExactly(log.eventId(2));
        assertThat(effective(log).changedBy(log.published().get(1))).isEmpty();
    }

    @Test
    void when_everything_is_taken_back_nothing_was_ever_said() {
        var random = new Random(99);
        for (int run = 0; run < 200; run++) {
            var log = RandomLogs.ordinary(random);
            var plain = log.published();
            RandomLogs.amend(log, random);
            // From the newest to the oldest, each by a retraction that nobody retracts.
            var amended = log.published();
            for (int sequence = amended.size(); sequence > plain.size(); sequence--) {
                if (EffectiveLog.of(log.published()).entries().get(sequence - 1).counts()) {
                    log.retracted(sequence);
                }
            }

            assertThat(EffectiveLog.of(log.published()).counting().stream()
                            .filter(event -> event.sequence() <= plain.size())
                            .map(PublishedEvent::message)
                            .toList())
                    .isEqualTo(plain.stream().map(PublishedEvent::message).toList());
        }
    }

    private static EffectiveLog effective(Events log) {
        return EffectiveLog.of(log.published());
    }

    private static Standing standing(Events log, int sequence) {
        return effective(log).entries().get(sequence - 1);
    }

    private static PublishedEvent present(Events log, int sequence) {
        return standing(log, sequence).present();
    }

    private static String text(Events log, int sequence) {
        return present(log, sequence).message().getNoteTaken().getText();
    }

    private static List<Integer> sequences(Events log) {
        return effective(log).counting().stream().map(PublishedEvent::sequence).toList();
    }
}
