package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.ESCALATION_WITHOUT_CONTENT;
import static mayday.command.incident.IncidentRejection.Reason.NOT_AN_ESCALATION;
import static mayday.command.incident.IncidentRejection.Reason.NOT_A_DEESCALATION;
import static mayday.command.incident.Severity.SEV1;
import static mayday.command.incident.Severity.SEV2;
import static mayday.command.incident.Severity.SEV3;
import static mayday.command.incident.Severity.SEV4;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseTest {

    private static final Acknowledge ACKNOWLEDGE = new Acknowledge(ID, at("10:02"), "Looking");

    @Test
    void the_first_acknowledgement_counts_and_further_ones_change_nothing() {
        assertThat(Story.live().when(ACKNOWLEDGE)).containsExactly(new IncidentAcknowledged(at("10:02"), "Looking"));
        assertThat(Story.live().given(ACKNOWLEDGE).when(ACKNOWLEDGE)).isEmpty();
    }

    @Test
    void escalating_records_both_severities_and_calls_each_team_once() {
        var story = Story.live().given(escalate(null, "payments"));

        assertThat(story.when(escalate(SEV1, "payments", "database", "database")))
                .containsExactly(
                        new SeverityChanged(at("10:05"), SEV3, SEV1, "It spreads"),
                        new TeamCalledIn(at("10:05"), "database", "It spreads"));
    }

    @Test
    void escalating_to_the_severity_it_has_changes_nothing() {
        assertThat(Story.live().when(escalate(SEV3))).isEmpty();
    }

    @Test
    void an_escalation_does_not_lower_the_severity() {
        Story.live().refuses(NOT_AN_ESCALATION, escalate(SEV4));
    }

    @Test
    void a_reason_alone_is_an_escalation_but_nothing_at_all_is_none() {
        assertThat(Story.live().when(escalate(null))).containsExactly(new IncidentEscalated(at("10:05"), "It spreads"));
        Story.live().refuses(ESCALATION_WITHOUT_CONTENT, new Escalate(ID, at("10:05"), null, null, List.of()));
    }

    @Test
    void de_escalating_lowers_the_severity_and_nothing_else() {
        var story = Story.live().given(escalate(SEV1));

        assertThat(story.when(deescalate(SEV2))).containsExactly(new SeverityChanged(at("10:30"), SEV1, SEV2, null));
        assertThat(story.when(deescalate(SEV1))).isEmpty();
        Story.live().refuses(NOT_A_DEESCALATION, deescalate(SEV1));
    }

    @Test
    void an_incident_without_a_severity_can_only_be_escalated() {
        var report = new ReportIncident(
                ID,
                at("10:00"),
                42,
                "Checkout is broken",
                null,
                ReportSource.OTHER,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Mode.LIVE);
        var story = Story.unreported().given(report);

        assertThat(story.when(escalate(SEV4)))
                .containsExactly(new SeverityChanged(at("10:05"), null, SEV4, "It spreads"));
        story.refuses(NOT_A_DEESCALATION, deescalate(SEV4));
        assertThat(story.messageOf(deescalate(SEV4))).isEqualTo("From no severity to SEV4 is an escalation");
        assertThat(Story.live().messageOf(deescalate(SEV1))).isEqualTo("From SEV3 to SEV1 is an escalation");
    }

    private static Escalate escalate(@Nullable Severity severity, String... teams) {
        return new Escalate(ID, at("10:05"), severity, "It spreads", List.of(teams));
    }

    private static Deescalate deescalate(Severity severity) {
        return new Deescalate(ID, at("10:30"), severity, null);
    }
}
