package mayday.command.incident;

import static mayday.command.incident.ImpactLevel.DOWN;
import static mayday.command.incident.IncidentRejection.Reason.WATCH_ENDS_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.WATCH_NOT_STARTED;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.mitigate;
import static mayday.command.incident.Story.resolve;
import static mayday.command.incident.Story.startImpact;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @Test
    void mitigating_again_changes_nothing_unless_impact_came_back() {
        var story = Story.live().given(mitigate("10:30"));

        assertThat(story.when(mitigate("10:40"))).isEmpty();
        assertThat(story.given(startImpact("10:35", "checkout", DOWN)).when(mitigate("10:40")))
                .hasExactlyElementsOfTypes(ImpactEnded.class, IncidentMitigated.class);
    }

    @Test
    void a_mitigation_before_the_report_is_accepted_with_a_warning() {
        assertThat(Story.live().warningsOf(mitigate("09:30"))).containsExactly("out_of_order");
        assertThat(Story.live().warningsOf(mitigate("10:00"))).isEmpty();
    }

    @Test
    void resolving_again_changes_nothing() {
        assertThat(Story.live().given(resolve("11:00")).when(resolve("11:10"))).isEmpty();
    }

    @Test
    void only_a_resolved_incident_is_reopened() {
        var reopen = new Reopen(ID, at("11:10"), "It is back");

        assertThat(Story.live().when(reopen)).isEmpty();
        assertThat(Story.live().given(resolve("11:00")).when(reopen))
                .containsExactly(new IncidentReopened(at("11:10"), "It is back"));
    }

    @Test
    void a_reopened_incident_is_acknowledged_and_can_be_mitigated_and_resolved_again() {
        var story = Story.live().given(mitigate("10:30"), resolve("11:00"), new Reopen(ID, at("11:10"), null));

        assertThat(story.when(new Acknowledge(ID, at("11:11"), null))).isEmpty();
        assertThat(story.when(mitigate("11:20"))).hasSize(1);
        assertThat(story.when(resolve("11:30"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SEV1,120", "SEV2,60", "SEV3,30", "SEV4,15", "SEV5,15"})
    void a_watch_is_as_long_as_the_incident_is_grave(Severity severity, int minutes) {
        var story = Story.live().given(severityNow(severity));
        var until = at("11:00").at().plus(Duration.ofMinutes(minutes));

        assertThat(story.when(startWatch("11:00", null)))
                .containsExactly(new WatchStarted(at("11:00"), until, List.of("logs")));
    }

    @Test
    void a_watch_of_a_given_length_replaces_an_open_one() {
        var story = Story.live().given(startWatch("11:00", Duration.ofMinutes(10)));

        assertThat(story.when(startWatch("11:00", Duration.ofMinutes(10)))).isEmpty();
        assertThat(story.when(startWatch("11:00", Duration.ofMinutes(20)))).hasSize(1);
    }

    @Test
    void only_an_open_watch_ends_and_not_before_it_began() {
        var story = Story.live();

        story.refuses(WATCH_NOT_STARTED, endWatch("11:30"));
        story.given(startWatch("11:00", null)).refuses(WATCH_ENDS_BEFORE_START, endWatch("10:59"));
        assertThat(story.when(endWatch("11:30"))).containsExactly(new WatchEnded(at("11:30"), true, null));
        story.given(endWatch("11:30")).refuses(WATCH_NOT_STARTED, endWatch("11:30"));
    }

    private static IncidentCommand severityNow(Severity severity) {
        return severity.isGraverThan(Severity.SEV3)
                ? new Escalate(ID, at("10:01"), severity, null, List.of())
                : new Deescalate(ID, at("10:01"), severity, null);
    }

    private static StartWatch startWatch(String time, @Nullable Duration length) {
        return new StartWatch(ID, at(time), length, List.of("logs"));
    }

    private static EndWatch endWatch(String time) {
        return new EndWatch(ID, at(time), true, null);
    }
}
