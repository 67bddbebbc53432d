package mayday.postmortem.draft;

import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_DEGRADED;
import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_DOWN;
import static mayday.postmortem.world.Story.instant;
import static mayday.postmortem.world.Story.moment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.incident.v1.Precision;
import mayday.incident.v1.Severity;
import mayday.postmortem.world.Story;
import org.junit.jupiter.api.Test;

class EffectiveLogTest {

    private final Story story = new Story(1).reported("12:00");

    @Test
    void a_log_that_nobody_said_anything_about_counts_as_it_is() {
        story.starts("12:01", "checkout", IMPACT_LEVEL_DOWN);

        assertThat(effective().counting()).isEqualTo(log(story));
    }

    @Test
    void a_correction_puts_its_values_in_the_place_of_the_old_ones() {
        story.notes("12:05", "too early")
                .corrects(
                        "12:30",
                        story.id(2),
                        values -> values.setOccurredAt(moment("12:03").setPrecision(Precision.PRECISION_APPROXIMATE))
                                .setText("in time")
                                .setMinutesLost(7)
                                .setSystem("search"));

        var note = standing(2).present();
        assertThat(note.at()).isEqualTo(instant("12:03"));
        assertThat(note.isApproximate()).isTrue();
        assertThat(note.event().getNoteTaken())
                .returns("in time", said -> said.getText())
                .returns(7, said -> said.getMinutesLost())
                .returns("search", said -> said.getSystem());
        assertThat(Headline.text(standing(2).told())).isEqualTo("too early");
        assertThat(standing(2).correctedBy()).containsExactly(story.id(3));
    }

    @Test
    void a_later_correction_wins_field_by_field() {
        story.notes("12:05", "one")
                .corrects("12:30", story.id(2), values -> values.setText("two").setSystem("search"))
                .corrects("12:31", story.id(2), values -> values.setText("three"));

        assertThat(text(2)).isEqualTo("three");
        assertThat(standing(2).present().event().getNoteTaken().getSystem()).isEqualTo("search");
    }

    @Test
    void what_is_retracted_comes_back_when_its_retraction_is_retracted() {
        story.starts("12:01", "checkout", IMPACT_LEVEL_DOWN).retracts("12:30", story.id(2));
        assertThat(counting()).containsExactly(1, 3);

        story.retracts("12:31", story.id(3));
        assertThat(counting()).containsExactly(1, 2, 4);

        story.retracts("12:32", story.id(4));
        assertThat(counting()).containsExactly(1, 3, 5);
        assertThat(standing(2).retractedBy()).isEqualTo(story.id(3));
    }

    @Test
    void a_retracted_correction_restores_what_it_corrected() {
        story.notes("12:05", "one")
                .corrects("12:30", story.id(2), values -> values.setText("two"))
                .corrects("12:31", story.id(2), values -> values.setText("three"))
                .retracts("12:32", story.id(4));
        assertThat(text(2)).isEqualTo("two");

        story.retracts("12:33", story.id(3));
        assertThat(text(2)).isEqualTo("one");
    }

    @Test
    void a_corrected_correction_keeps_its_place_and_goes_away_whole() {
        story.notes("12:05", "one")
                .corrects("12:30", story.id(2), values -> values.setText("two").setSystem("search"))
                .corrects("12:31", story.id(2), values -> values.setText("three"))
                .corrects("12:32", story.id(3), values -> values.setText("four").setSystem("cart"));
        assertThat(text(2)).isEqualTo("three");
        assertThat(standing(2).present().event().getNoteTaken().getSystem()).isEqualTo("cart");

        story.retracts("12:33", story.id(4));
        assertThat(text(2)).isEqualTo("four");

        story.retracts("12:34", story.id(3));
        assertThat(text(2)).isEqualTo("one");
        assertThat(standing(2).present().event().getNoteTaken().hasSystem()).isFalse();
    }

    @Test
    void a_check_that_was_said_to_have_passed_failed() {
        story.tell(
                        "12:01",
                        event -> event.getCheckPassedBuilder().getCheckBuilder().setName("pay"))
                .corrects(
                        "12:30", story.id(2), values -> values.setPassed(false).setText("it was cached"));

        assertThat(standing(2).present())
                .returns("check_failed", Occurrence::fact)
                .returns("it was cached", Headline::text);
    }

    @Test
    void every_fact_that_is_about_no_other_can_be_moved_in_time_and_none_breaks() {
        for (var fact : FactCase.values()) {
            var field = IncidentEvent.getDescriptor().findFieldByNumber(fact.getNumber());
            var one = new Story(2).reported("12:00").tell("12:05", event -> {
                if (field != null) {
                    event.setField(field, event.newBuilderForField(field).build());
                }
            });
            one.corrects(
                    "12:30",
                    one.id(2),
                    values -> values.setOccurredAt(moment("12:02")).setText("text"));

            // What a correction says of the time is what it should have said of the entry that it corrects.
            var stays = fact.name().startsWith("ENTRY_") && fact != FactCase.ENTRY_CORRECTED;
            assertThat(Draft.of(log(one)).version()).isEqualTo(3);
            assertThat(Correctable.valuesOf(EffectiveLog.of(log(one))
                                    .entries()
                                    .get(1)
                                    .present()
                                    .event())
                            .getOccurredAt())
                    .as(fact.name())
                    .isEqualTo(moment(stays ? "12:05" : "12:02").build());
        }
    }

    @Test
    void the_report_can_be_corrected_and_not_taken_back() {
        story.retracts("12:30", story.id(1));

        assertThat(counting()).containsExactly(1, 2);
    }

    @Test
    void the_five_facts_follow() {
        story.starts("12:10", "checkout", IMPACT_LEVEL_DOWN)
                .starts("12:12", "mail", IMPACT_LEVEL_DOWN)
                .tell(
                        "12:20",
                        event -> event.getUsersAffectedEstimatedBuilder()
                                .setValue(300)
                                .setUnit("users"))
                .ends("12:40", "checkout")
                .ends("12:41", "mail")
                .resolved("12:50")
                .corrects(
                        "13:00",
                        story.id(2),
                        values -> values.setOccurredAt(moment("12:05")).setLevel(IMPACT_LEVEL_DEGRADED))
                .retracts("13:01", story.id(3))
                .corrects("13:02", story.id(4), values -> values.setValue(4000))
                .corrects(
                        "13:03",
                        story.id(1),
                        values -> values.setTitle("Checkout is slow").setSeverity(Severity.SEVERITY_SEV4))
                .corrects("13:04", story.id(7), values -> values.setOccurredAt(moment("12:45")));

        var draft = Draft.of(log(story));

        assertThat(draft.title()).isEqualTo("Checkout is slow");
        assertThat(draft.severity()).isEqualTo("SEV4");
        assertThat(draft.version()).isEqualTo(12);
        assertThat(draft.time().start()).returns(instant("12:05"), Stamp::at);
        assertThat(draft.time().end()).returns(instant("12:40"), Stamp::at);
        assertThat(draft.timeDown().overall().downMillis()).isZero();
        assertThat(draft.timeDown().overall().degradedMillis()).isEqualTo(35 * 60_000);
        assertThat(draft.systems()).extracting(CompromisedSystem::system).doesNotContain("mail");
        assertThat(draft.usersAffected().latest()).isNotNull();
        assertThat(draft.usersAffected().toString()).contains("4000");
    }

    @Test
    void the_minute_log_tells_what_was_told_first_and_marks_what_does_not_count() {
        story.starts("12:10", "checkout", IMPACT_LEVEL_DOWN)
                .notes("12:20", "wrong")
                .notes("12:21", "not here")
                .resolved("12:50")
                .corrects(
                        "12:30",
                        story.id(3),
                        values -> values.setOccurredAt(moment("12:15")).setText("right"))
                .retracts("12:31", story.id(4))
                .tell("12:32", event -> event.getEntryPinnedBuilder().setEventId(story.id(3)));

        var entries = Draft.of(log(story)).log().minutes().stream()
                .flatMap(minute -> minute.entries().stream())
                .toList();
        assertThat(entries).extracting(MinuteLog.Entry::sequence).containsExactly(2, 3, 4, 6, 7, 8, 5);
        assertThat(entries.get(1))
                .returns("right", MinuteLog.Entry::text)
                .returns(List.of(story.id(6)), MinuteLog.Entry::correctedBy)
                .returns(true, MinuteLog.Entry::pinned)
                .returns(
                        new MinuteLog.Entry.Original(instant("12:20"), "EXACT", "note_taken", "Not said", "wrong"),
                        MinuteLog.Entry::original);
        assertThat(entries.get(2))
                .returns(story.id(7), MinuteLog.Entry::retractedBy)
                .returns(null, MinuteLog.Entry::original);
        assertThat(entries.subList(3, 6))
                .extracting(MinuteLog.Entry::headline)
                .containsExactly(
                        "Corrected #3: happened at 12:15, not 12:20; reads “right”",
                        "Retracted #4: Not said",
                        "Pinned #3: Not said");
    }

    @Test
    void when_everything_is_taken_back_the_draft_is_what_it_was() {
        var random = new Random(99);
        for (int run = 0; run < 300; run++) {
            var one = ordinary(random);
            var before = one.events().size();
            var plain = Draft.of(log(one));
            for (int step = random.nextInt(9); step >= 0; step--) {
                amend(one, random);
            }
            for (int sequence = one.events().size(); sequence > before; sequence--) {
                if (EffectiveLog.of(log(one)).entries().get(sequence - 1).counts()) {
                    one.retracts("16:00", one.id(sequence));
                }
            }

            var after = Draft.of(log(one));
            assertThat(EffectiveLog.of(log(one)).counting().subList(0, before)).isEqualTo(log(one).subList(0, before));
            assertThat(after.time()).isEqualTo(plain.time());
            assertThat(after.usersAffected()).isEqualTo(plain.usersAffected());
            assertThat(after.verification()).isEqualTo(plain.verification());
            assertThat(after.notes()).isEqualTo(plain.notes());
        }
    }

    private static Story ordinary(Random random) {
        var one = new Story(3).reported("12:00");
        for (int step = random.nextInt(12); step >= 0; step--) {
            var at = "12:%02d".formatted(random.nextInt(60));
            switch (random.nextInt(5)) {
                case 0 -> one.starts(at, "checkout", IMPACT_LEVEL_DOWN);
                case 1 -> one.ends(at, "checkout");
                case 2 -> one.resolved(at);
                case 3 ->
                    one.tell(
                            at,
                            event -> event.getCheckPassedBuilder()
                                    .getCheckBuilder()
                                    .setName("pay"));
                default -> one.notes(at, "note");
            }
        }
        return one;
    }

    private static void amend(Story one, Random random) {
        var target = one.id(1 + random.nextInt(one.events().size()));
        if (random.nextBoolean()) {
            one.retracts("15:00", target);
        } else {
            one.corrects(
                    "15:00",
                    target,
                    values -> values.setOccurredAt(moment("11:%02d".formatted(random.nextInt(60))))
                            .setText("text " + random.nextInt())
                            .setPassed(random.nextBoolean())
                            .setLevel(ImpactLevel.forNumber(1 + random.nextInt(3))));
        }
    }

    private EffectiveLog effective() {
        return EffectiveLog.of(log(story));
    }

    private Standing standing(int sequence) {
        return effective().entries().get(sequence - 1);
    }

    private String text(int sequence) {
        return standing(sequence).present().event().getNoteTaken().getText();
    }

    private List<Integer> counting() {
        return effective().counting().stream().map(Occurrence::sequence).toList();
    }

    private static List<Occurrence> log(Story story) {
        return story.events().stream()
                .map(event -> new Occurrence(
                        event,
                        event.getFactCase() == FactCase.FACT_NOT_SET
                                ? "something_new"
                                : IncidentEvent.getDescriptor()
                                        .findFieldByNumber(event.getFactCase().getNumber())
                                        .getName()))
                .toList();
    }
}
