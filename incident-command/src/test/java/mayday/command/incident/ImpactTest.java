package mayday.command.incident;

import static mayday.command.incident.ImpactLevel.DEGRADED;
import static mayday.command.incident.ImpactLevel.DOWN;
import static mayday.command.incident.ImpactLevel.PARTIAL;
import static mayday.command.incident.IncidentEvent.ImpactEnded.Reason.MITIGATED;
import static mayday.command.incident.IncidentEvent.ImpactEnded.Reason.RESOLVED;
import static mayday.command.incident.IncidentEvent.ImpactEnded.Reason.STATED;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_CHANGES_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_ENDS_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_NOT_STARTED;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.changeImpact;
import static mayday.command.incident.Story.endImpact;
import static mayday.command.incident.Story.mitigate;
import static mayday.command.incident.Story.startImpact;
import static org.assertj.core.api.Assertions.assertThat;

import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.junit.jupiter.api.Test;

class ImpactTest {

    private static final ImpactTarget CHECKOUT = ImpactTarget.system("checkout");

    @Test
    void an_impact_starts_changes_and_ends() {
        var story = Story.live().given(startImpact("10:00", "checkout", DOWN));

        assertThat(story.when(changeImpact("10:10", "checkout", DEGRADED)))
                .containsExactly(new ImpactChanged(at("10:10"), CHECKOUT, DOWN, DEGRADED, false, null));
        assertThat(story.when(endImpact("10:20", "checkout")))
                .containsExactly(new ImpactEnded(at("10:20"), CHECKOUT, STATED, null));
    }

    @Test
    void starting_an_open_impact_at_another_level_is_a_change_and_at_the_same_level_nothing() {
        var story = Story.live().given(startImpact("10:00", "checkout", DOWN));

        assertThat(story.when(startImpact("10:05", "checkout", PARTIAL)))
                .containsExactly(new ImpactChanged(at("10:05"), CHECKOUT, DOWN, PARTIAL, false, null));
        assertThat(story.when(startImpact("10:05", "checkout", DOWN))).isEmpty();
        assertThat(story.when(changeImpact("10:05", "checkout", DOWN))).isEmpty();
    }

    @Test
    void an_earlier_start_of_an_open_impact_is_a_fact_of_its_own() {
        var story = Story.live().given(startImpact("10:00", "checkout", DOWN));

        assertThat(story.when(startImpact("09:50", "checkout", DOWN)))
                .containsExactly(new ImpactStarted(at("09:50"), CHECKOUT, DOWN, false, null));
        assertThat(story.given(startImpact("09:50", "checkout", DEGRADED)).when(endImpact("09:55", "checkout")))
                .hasSize(1);
    }

    @Test
    void the_level_in_force_at_the_stated_instant_decides_what_changes() {
        var story =
                Story.live().given(startImpact("10:00", "checkout", DOWN), changeImpact("10:30", "checkout", DEGRADED));

        assertThat(story.when(changeImpact("10:15", "checkout", DOWN))).isEmpty();
        assertThat(story.when(changeImpact("10:40", "checkout", DOWN)))
                .containsExactly(new ImpactChanged(at("10:40"), CHECKOUT, DEGRADED, DOWN, false, null));
    }

    @Test
    void functionality_and_region_are_part_of_the_key() {
        var inEurope = new ImpactTarget("checkout", "payments", "eu");
        var story = Story.live().given(startImpact("10:00", "checkout", DOWN));

        assertThat(story.when(new StartImpact(ID, at("10:05"), inEurope, DOWN, false, null)))
                .containsExactly(new ImpactStarted(at("10:05"), inEurope, DOWN, false, null));
        story.refuses(IMPACT_NOT_STARTED, new EndImpact(ID, at("10:20"), inEurope, null));
    }

    @Test
    void an_ended_impact_can_start_again_even_in_an_earlier_window() {
        var story = Story.retrospective().given(startImpact("12:00", "checkout", DOWN), endImpact("13:00", "checkout"));

        assertThat(story.when(startImpact("10:00", "checkout", DEGRADED))).hasSize(1);
    }

    @Test
    void what_never_began_can_neither_change_nor_end() {
        Story.live().refuses(IMPACT_NOT_STARTED, endImpact("10:00", "checkout"));
        Story.live().refuses(IMPACT_NOT_STARTED, changeImpact("10:00", "checkout", DOWN));
    }

    @Test
    void an_impact_ends_and_changes_no_earlier_than_it_began() {
        var story = Story.retrospective().given(startImpact("10:00", "checkout", DOWN));

        story.refuses(IMPACT_ENDS_BEFORE_START, endImpact("09:59", "checkout"));
        story.refuses(IMPACT_CHANGES_BEFORE_START, changeImpact("09:59", "checkout", PARTIAL));
        assertThat(story.messageOf(endImpact("09:59", "checkout")))
                .isEqualTo("The impact began at 2026-03-01T10:00:00Z, after 2026-03-01T09:59:00Z");
        assertThat(story.when(endImpact("10:00", "checkout"))).hasSize(1);
    }

    @Test
    void an_end_before_the_last_change_is_accepted_with_a_warning() {
        var story =
                Story.live().given(startImpact("10:00", "checkout", DOWN), changeImpact("10:30", "checkout", DEGRADED));

        assertThat(story.warningsOf(endImpact("10:20", "checkout"))).containsExactly("change_cut_off");
        assertThat(story.warningsOf(endImpact("10:30", "checkout"))).isEmpty();
    }

    @Test
    void an_end_known_only_to_the_day_is_not_held_against_the_start() {
        var story = Story.retrospective().given(startImpact("10:00", "checkout", DOWN));

        assertThat(story.when(new EndImpact(ID, Story.sometimeOn("2026-03-01"), CHECKOUT, null)))
                .hasSize(1);
    }

    @Test
    void mitigating_a_live_incident_ends_what_is_open_at_that_moment() {
        var story = Story.live().given(startImpact("10:00", "checkout", DOWN), startImpact("10:40", "mail", DEGRADED));

        assertThat(story.when(mitigate("10:30")))
                .containsExactly(
                        new ImpactEnded(at("10:30"), CHECKOUT, MITIGATED, null),
                        new IncidentMitigated(at("10:30"), null, false));
    }

    @Test
    void mitigating_ends_nothing_where_impact_continues_or_the_past_is_written_down() {
        var start = startImpact("10:00", "checkout", DOWN);

        assertThat(Story.live().given(start).when(new Mitigate(ID, at("10:30"), null, true)))
                .containsExactly(new IncidentMitigated(at("10:30"), null, true));
        assertThat(Story.retrospective().given(start).when(mitigate("10:30")))
                .containsExactly(new IncidentMitigated(at("10:30"), null, false));
    }

    @Test
    void resolving_a_live_incident_ends_what_is_still_open() {
        var story = Story.live().given(startImpact("10:00", "checkout", DOWN));

        assertThat(story.when(new Resolve(ID, at("11:00"), null, true, "Nobody can test at night")))
                .first()
                .isEqualTo(new ImpactEnded(at("11:00"), CHECKOUT, RESOLVED, null));
    }

    @Test
    void a_start_known_to_the_minute_dates_an_impact_that_was_known_only_to_the_day() {
        var story =
                Story.live().given(new StartImpact(ID, Story.sometimeOn("2026-03-01"), CHECKOUT, DOWN, false, null));

        assertThat(story.when(startImpact("10:00", "checkout", DOWN)))
                .containsExactly(new ImpactStarted(at("10:00"), CHECKOUT, DOWN, false, null));
        assertThat(story.given(startImpact("10:00", "checkout", DOWN)).when(startImpact("10:05", "checkout", DOWN)))
                .isEmpty();
    }

    @Test
    void a_guessed_level_can_be_confirmed_and_what_is_known_needs_no_guess() {
        var guess = new StartImpact(ID, at("10:00"), CHECKOUT, DOWN, true, null);

        assertThat(Story.live().given(guess).when(changeImpact("10:10", "checkout", DOWN)))
                .containsExactly(new ImpactChanged(at("10:10"), CHECKOUT, DOWN, DOWN, false, null));
        assertThat(Story.live().given(guess).when(guess)).isEmpty();
        assertThat(Story.live().given(startImpact("09:50", "checkout", DOWN)).when(guess))
                .isEmpty();
    }

    @Test
    void resolving_at_a_time_known_only_to_the_day_ends_what_is_open_too() {
        var day = Story.sometimeOn("2026-03-01");

        assertThat(Story.live()
                        .given(startImpact("10:00", "checkout", DOWN))
                        .when(new Resolve(ID, day, null, true, "Nobody can test at night")))
                .first()
                .isEqualTo(new ImpactEnded(day, CHECKOUT, RESOLVED, null));
    }

    @Test
    void resolving_again_ends_what_has_begun_since_and_nothing_else() {
        var story = Story.live().given(Story.resolve("11:00"), startImpact("11:10", "mail", DEGRADED));

        assertThat(story.when(Story.resolve("11:20")))
                .containsExactly(new ImpactEnded(at("11:20"), ImpactTarget.system("mail"), RESOLVED, null));
    }

    @Test
    void a_mitigation_before_the_last_change_warns_as_an_end_does() {
        var story =
                Story.live().given(startImpact("10:00", "checkout", DOWN), changeImpact("11:00", "checkout", DEGRADED));

        assertThat(story.warningsOf(mitigate("10:30"))).containsExactly("change_cut_off");
        assertThat(story.warningsOf(mitigate("11:30"))).isEmpty();
    }
}
