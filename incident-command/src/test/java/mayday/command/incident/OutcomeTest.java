package mayday.command.incident;

import static mayday.command.incident.DismissReason.DUPLICATE;
import static mayday.command.incident.DismissReason.EXPECTED;
import static mayday.command.incident.DismissReason.FALSE_ALARM;
import static mayday.command.incident.ImpactLevel.DOWN;
import static mayday.command.incident.IncidentRejection.Reason.DUPLICATE_OF_MISSING;
import static mayday.command.incident.IncidentRejection.Reason.INCIDENT_DISMISSED;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.endImpact;
import static mayday.command.incident.Story.impacted;
import static mayday.command.incident.Story.mitigate;
import static mayday.command.incident.Story.resolve;
import static mayday.command.incident.Story.startImpact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final ReportRegression REGRESSION =
            new ReportRegression(ID, at("12:00"), "Receipts arrive twice", "mail", "T-2");
    private static final RegressionReported REPORTED =
            new RegressionReported(at("12:00"), "Receipts arrive twice", "mail", "T-2");
    private static final Reopen REOPEN = new Reopen(ID, at("12:30"), null);

    @Test
    void a_regression_reopens_a_resolved_incident_and_says_why() {
        assertThat(Story.live().given(resolve("11:00")).when(REGRESSION))
                .containsExactly(REPORTED, new IncidentReopened(at("12:00"), "Regression: Receipts arrive twice"));
    }

    @Test
    void a_regression_of_an_open_incident_is_written_down_each_time() {
        assertThat(Story.live().when(REGRESSION)).containsExactly(REPORTED);
        assertThat(Story.live().given(REGRESSION).when(REGRESSION)).containsExactly(REPORTED);
        assertThat(Story.live().given(resolve("11:00"), REGRESSION).when(REGRESSION))
                .containsExactly(REPORTED);
    }

    @Test
    void dismissing_ends_the_open_impact() {
        assertThat(Story.live(impacted("checkout", DOWN)).when(dismiss(FALSE_ALARM, null)))
                .containsExactly(
                        new ImpactEnded(
                                at("11:30"), ImpactTarget.system("checkout"), ImpactEnded.Reason.DISMISSED, null),
                        new IncidentDismissed(at("11:30"), FALSE_ALARM, null, "Look there"));
    }

    @Test
    void dismissing_while_the_past_is_written_down_ends_no_impact() {
        assertThat(Story.retrospective(impacted("checkout", DOWN)).when(dismiss(EXPECTED, null)))
                .containsExactly(new IncidentDismissed(at("11:30"), EXPECTED, null, "Look there"));
    }

    @Test
    void a_duplicate_says_of_which_incident() {
        Story.live().refuses(DUPLICATE_OF_MISSING, dismiss(DUPLICATE, null));
        Story.retrospective().refuses(DUPLICATE_OF_MISSING, dismiss(DUPLICATE, null));
        assertThat(Story.live().when(dismiss(DUPLICATE, "INC-41")))
                .containsExactly(new IncidentDismissed(at("11:30"), DUPLICATE, "INC-41", "Look there"));
    }

    @Test
    void dismissing_again_changes_nothing_and_for_another_reason_asks_for_a_reopening() {
        var story = Story.live().given(dismiss(FALSE_ALARM, null));

        assertThat(story.when(dismiss(FALSE_ALARM, null))).isEmpty();
        story.refuses(INCIDENT_DISMISSED, dismiss(DUPLICATE, "INC-41"));
        story.refuses(DUPLICATE_OF_MISSING, dismiss(DUPLICATE, null));
    }

    @Test
    void what_a_dismissal_left_open_can_still_end() {
        var story = Story.retrospective(impacted("checkout", DOWN))
                .given(new JoinWarRoom(ID, at("11:00"), "ada", null, null), dismiss(EXPECTED, null));

        assertThat(story.when(endImpact("11:40", "checkout"))).hasSize(1);
        assertThat(story.when(new LeaveWarRoom(ID, at("11:40"), "ada"))).hasSize(1);
        assertThat(story.when(new CloseWarRoom(ID, at("11:40")))).hasSize(2);
    }

    @Test
    void a_regression_that_was_seen_before_the_resolve_does_not_undo_it() {
        var story = Story.live().given(resolve("12:30"));

        assertThat(story.when(REGRESSION)).containsExactly(REPORTED);
        assertThat(story.warningsOf(REGRESSION)).containsExactly("out_of_order");
    }

    @Test
    void a_reopening_before_the_resolve_is_accepted_with_a_warning() {
        var story = Story.live().given(resolve("12:40"));

        assertThat(story.when(REOPEN)).hasSize(1);
        assertThat(story.warningsOf(REOPEN)).containsExactly("out_of_order");
    }

    @Test
    void a_resolve_before_the_report_is_accepted_with_a_warning_once() {
        var story = Story.live();

        assertThat(story.warningsOf(resolve("09:30"))).containsExactly("out_of_order");
        assertThat(story.given(resolve("09:30")).warningsOf(resolve("09:30"))).isEmpty();
    }

    @Test
    void of_a_dismissed_incident_nothing_more_is_told() {
        for (var story : List.of(Story.live(), Story.retrospective())) {
            story.given(dismiss(FALSE_ALARM, null));

            story.refuses(INCIDENT_DISMISSED, new Note(ID, at("12:00"), NoteKind.FINDING, "Hm", null, null, List.of()));
            story.refuses(INCIDENT_DISMISSED, startImpact("12:00", "checkout", DOWN));
            story.refuses(INCIDENT_DISMISSED, mitigate("12:00"));
            story.refuses(INCIDENT_DISMISSED, resolve("12:00"));
            story.refuses(INCIDENT_DISMISSED, REGRESSION);
        }
    }

    @Test
    void reopening_takes_a_dismissal_back() {
        var story = Story.live().given(dismiss(FALSE_ALARM, null));

        assertThat(story.when(REOPEN)).containsExactly(new IncidentReopened(at("12:30"), null));
        assertThat(story.given(REOPEN).when(mitigate("12:40"))).hasSize(1);
        assertThat(story.when(dismiss(EXPECTED, null))).hasSize(1);
    }

    @Test
    void a_resolved_incident_can_turn_out_to_have_been_none() {
        var story = Story.live().given(resolve("11:00"));

        assertThat(story.when(dismiss(EXPECTED, null))).hasSize(1);
        story.given(dismiss(EXPECTED, null)).refuses(INCIDENT_DISMISSED, REGRESSION);
    }

    @Test
    void a_dismissal_before_the_report_is_accepted_with_a_warning() {
        assertThat(Story.live().warningsOf(new Dismiss(ID, at("09:30"), EXPECTED, null, null)))
                .containsExactly("out_of_order");
    }

    private static Dismiss dismiss(DismissReason reason, @Nullable String duplicateOf) {
        return new Dismiss(ID, at("11:30"), reason, duplicateOf, "Look there");
    }
}
