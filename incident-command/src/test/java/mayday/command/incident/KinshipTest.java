package mayday.command.incident;

import static java.util.Objects.requireNonNull;
import static mayday.command.incident.ImpactLevel.DEGRADED;
import static mayday.command.incident.ImpactLevel.DOWN;
import static mayday.command.incident.IncidentRejection.Reason.ALREADY_REPORTED;
import static mayday.command.incident.IncidentRejection.Reason.INCIDENT_DISMISSED;
import static mayday.command.incident.IncidentRejection.Reason.INCIDENT_MERGED;
import static mayday.command.incident.IncidentRejection.Reason.MERGE_INTO_ITSELF;
import static mayday.command.incident.IncidentRejection.Reason.UNKNOWN_INCIDENT;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.changeImpact;
import static mayday.command.incident.Story.endImpact;
import static mayday.command.incident.Story.impacted;
import static mayday.command.incident.Story.mitigate;
import static mayday.command.incident.Story.named;
import static mayday.command.incident.Story.resolve;
import static mayday.command.incident.Story.startImpact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import mayday.command.incident.Counterpart.Absorb;
import mayday.command.incident.Counterpart.SplitOff;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KinshipTest {

    private static final IncidentId OTHER = new IncidentId(UUID.fromString("01900000-0000-7000-8000-000000000002"));
    private static final IncidentId THIRD = new IncidentId(UUID.fromString("01900000-0000-7000-8000-000000000003"));
    private static final ImpactTarget CHECKOUT = ImpactTarget.system("checkout");
    private static final Merge MERGE = new Merge(ID, at("11:30"), OTHER, 7, "The same fault");
    private static final Absorb ABSORB = absorb(startImpact("11:30", "checkout", DOWN));

    @Test
    void a_merge_says_where_it_goes_on_and_asks_the_other_one() {
        var decision = Story.live().state().decide(MERGE, Policy.standard());

        assertThat(decision.events())
                .containsExactly(new IncidentMerged(at("11:30"), OTHER.value(), 7, "The same fault"));
        assertThat(decision.counterpart())
                .isEqualTo(new Absorb(OTHER, at("11:30"), ID, 42, "The same fault", List.of()));
    }

    @Test
    void what_is_impacted_at_the_merge_goes_on_in_the_other_one_as_grave_as_it_is() {
        var story = Story.live(impacted("checkout", DOWN)).given(changeImpact("11:00", "checkout", DEGRADED));

        var decision = story.state().decide(MERGE, Policy.standard());

        assertThat(decision.events()).first().isEqualTo(ended());
        assertThat(decision.counterpart())
                .isInstanceOfSatisfying(
                        Absorb.class,
                        absorb -> assertThat(absorb.impacts())
                                .containsExactly(new StartImpact(
                                        OTHER, at("11:30"), CHECKOUT, DEGRADED, false, "Went on in INC-42 until now")));
    }

    @Test
    void what_began_after_the_merge_stays_where_it_was() {
        var story = Story.live().given(startImpact("11:40", "checkout", DOWN));

        assertThat(story.when(MERGE)).singleElement().isInstanceOf(IncidentMerged.class);
    }

    @Test
    void while_the_past_is_written_down_a_merge_ends_no_impact_and_hands_none_over() {
        var decision = Story.retrospective(impacted("checkout", DOWN)).state().decide(MERGE, Policy.standard());

        assertThat(decision.events()).singleElement().isInstanceOf(IncidentMerged.class);
        assertThat(decision.counterpart())
                .isInstanceOfSatisfying(
                        Absorb.class, absorb -> assertThat(absorb.impacts()).isEmpty());
    }

    @Test
    void absorbing_starts_the_impact_that_was_handed_over() {
        assertThat(Story.live().state().accept(ABSORB).events())
                .containsExactly(absorbed(), new ImpactStarted(at("11:30"), CHECKOUT, DOWN, false, null));
    }

    @Test
    void absorbing_leaves_an_impact_that_is_open_as_it_is() {
        assertThat(Story.live(impacted("checkout", DEGRADED))
                        .state()
                        .accept(ABSORB)
                        .events())
                .containsExactly(absorbed());
    }

    @Test
    void merging_into_the_same_one_again_changes_nothing_and_asks_nobody() {
        var decision = Story.live().given(MERGE).state().decide(MERGE, Policy.standard());

        assertThat(decision.events()).isEmpty();
        assertThat(decision.counterpart()).isNull();
    }

    @Test
    void merging_elsewhere_after_a_merge_is_refused_with_where_it_went() {
        var elsewhere = new Merge(ID, at("12:00"), THIRD, 8, null);

        Story.live().given(MERGE).refuses(INCIDENT_MERGED, elsewhere);
        assertThatExceptionOfType(IncidentRejection.class)
                .isThrownBy(() -> Story.live().given(MERGE).when(elsewhere))
                .withMessageContaining("INC-7");
    }

    @Test
    void an_incident_is_not_merged_into_itself() {
        var itself = new Merge(ID, at("11:30"), ID, 42, null);

        Story.live().refuses(MERGE_INTO_ITSELF, itself);
        Story.retrospective().refuses(MERGE_INTO_ITSELF, itself);
    }

    @Test
    void what_nobody_reported_absorbs_nothing() {
        assertRefusal(UNKNOWN_INCIDENT, Story.unreported(), ABSORB);
    }

    @Test
    void what_was_dismissed_or_merged_absorbs_nothing() {
        var dismissed = Story.live().given(new Dismiss(ID, at("11:00"), DismissReason.EXPECTED, null, null));

        assertRefusal(INCIDENT_DISMISSED, dismissed, ABSORB);
        assertRefusal(INCIDENT_MERGED, Story.live().given(MERGE), ABSORB);
        assertRefusal(INCIDENT_MERGED, Story.retrospective().given(MERGE), ABSORB);
    }

    @Test
    void what_was_resolved_can_be_merged_and_absorb() {
        assertThat(Story.live().given(resolve("11:00")).when(MERGE)).hasSize(1);
        assertThat(Story.live().given(resolve("11:00")).state().accept(ABSORB).events())
                .hasSize(2);
    }

    @Test
    void what_was_dismissed_is_reopened_before_it_is_merged() {
        Story.live()
                .given(new Dismiss(ID, at("11:00"), DismissReason.EXPECTED, null, null))
                .refuses(INCIDENT_DISMISSED, MERGE);
    }

    @Test
    void of_a_merged_incident_nothing_more_is_told_here() {
        for (var story : List.of(Story.live(), Story.retrospective())) {
            story.given(MERGE);

            story.refuses(INCIDENT_MERGED, new Note(ID, at("12:00"), NoteKind.FINDING, "Hm", null, null, List.of()));
            story.refuses(INCIDENT_MERGED, startImpact("12:00", "checkout", DOWN));
            story.refuses(INCIDENT_MERGED, mitigate("12:00"));
            story.refuses(INCIDENT_MERGED, resolve("12:00"));
            story.refuses(INCIDENT_MERGED, new Reopen(ID, at("12:00"), null));
            story.refuses(INCIDENT_MERGED, new Dismiss(ID, at("12:00"), DismissReason.EXPECTED, null, null));
            story.refuses(INCIDENT_MERGED, split());
        }
    }

    @Test
    void what_a_merge_left_open_can_still_end() {
        var story = Story.retrospective(impacted("checkout", DOWN))
                .given(new JoinWarRoom(ID, at("11:00"), "ada", null, null), MERGE);

        assertThat(story.when(endImpact("11:40", "checkout"))).hasSize(1);
        assertThat(story.when(new LeaveWarRoom(ID, at("11:40"), "ada"))).hasSize(1);
        assertThat(story.when(new CloseWarRoom(ID, at("11:40")))).hasSize(2);
    }

    @Test
    void a_split_says_what_goes_on_elsewhere_and_asks_the_new_one() {
        var decision = Story.retrospective().state().decide(split(), Policy.standard());

        assertThat(decision.events()).containsExactly(new IncidentSplit(at("11:30"), OTHER.value(), 7, "Another team"));
        assertThat(decision.counterpart()).isInstanceOfSatisfying(SplitOff.class, splitOff -> {
            assertThat(splitOff.incident()).isEqualTo(OTHER);
            assertThat(splitOff.report())
                    .returns("INC-42", ReportIncident::reference)
                    .returns(Mode.RETROSPECTIVE, ReportIncident::mode);
        });
    }

    @Test
    void what_is_split_off_begins_with_a_report_and_says_where_it_came_from() {
        var counterpart =
                Story.live().state().decide(split(), Policy.standard()).counterpart();

        assertThat(Story.unreported().state().accept(asked(counterpart)).events())
                .satisfiesExactly(
                        reported -> assertThat(reported)
                                .isInstanceOfSatisfying(
                                        IncidentReported.class,
                                        report -> assertThat(report)
                                                .returns(7, IncidentReported::number)
                                                .returns("Mails are late", IncidentReported::title)
                                                .returns(Severity.SEV4, IncidentReported::severity)
                                                .returns(ReportSource.OTHER, IncidentReported::source)
                                                .returns(Mode.LIVE, IncidentReported::mode)),
                        started -> assertThat(started)
                                .isEqualTo(new ImpactStarted(
                                        at("11:30"), ImpactTarget.system("mail"), DEGRADED, false, null)),
                        splitOff -> assertThat(splitOff)
                                .isEqualTo(new IncidentSplitOff(at("11:30"), ID.value(), 42, "Another team")));
    }

    @Test
    void a_split_leaves_the_impact_of_the_old_one_as_it_is() {
        var story = Story.live(impacted("mail", DEGRADED)).given(split());

        assertThat(story.when(endImpact("12:00", "mail"))).hasSize(1);
    }

    @Test
    void what_exists_is_not_split_off() {
        var counterpart =
                Story.live().state().decide(split(), Policy.standard()).counterpart();

        assertRefusal(ALREADY_REPORTED, Story.live(), asked(counterpart));
    }

    private static Counterpart asked(@Nullable Counterpart counterpart) {
        return requireNonNull(counterpart);
    }

    private static Split split() {
        var systems = List.of(impacted("mail", DEGRADED), named("queue"));
        return new Split(ID, at("11:30"), OTHER, 7, "Mails are late", "Another team", Severity.SEV4, systems);
    }

    private static Absorb absorb(StartImpact... impacts) {
        return new Absorb(ID, at("11:30"), OTHER, 7, "The same fault", List.of(impacts));
    }

    private static IncidentAbsorbed absorbed() {
        return new IncidentAbsorbed(at("11:30"), OTHER.value(), 7, "The same fault");
    }

    private static ImpactEnded ended() {
        return new ImpactEnded(at("11:30"), CHECKOUT, ImpactEnded.Reason.MERGED, null);
    }

    private static void assertRefusal(IncidentRejection.Reason reason, Story story, Counterpart counterpart) {
        assertThatExceptionOfType(IncidentRejection.class)
                .isThrownBy(() -> story.state().accept(counterpart))
                .returns(reason, IncidentRejection::reason);
    }
}
