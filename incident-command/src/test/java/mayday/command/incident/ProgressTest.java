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

    @Test
    void a_watch_ends_by_itself_at_its_time_and_clean_where_nothing_new_was_seen() {
        var story = Story.live().given(startWatch("11:00", Duration.ofMinutes(10)));

        assertThat(story.when(expire("11:10"))).containsExactly(new WatchEnded(at("11:10"), true, null));
        assertThat(story.given(expire("11:10")).when(expire("11:10"))).isEmpty();
    }

    @Test
    void a_watch_that_saw_a_regression_does_not_end_clean() {
        var before = Story.live().given(regression("10:59"), startWatch("11:00", Duration.ofMinutes(10)));
        var outside = Story.live().given(startWatch("11:00", Duration.ofMinutes(10)), regression("10:59"));
        var within = Story.live().given(startWatch("11:00", Duration.ofMinutes(10)), regression("11:05"));
        var extended = Story.live()
                .given(startWatch("11:00", Duration.ofMinutes(5)), regression("11:02"))
                .given(startWatch("11:00", Duration.ofMinutes(10)));
        var anew = Story.live()
                .given(startWatch("11:00", Duration.ofMinutes(5)), regression("11:02"))
                .given(startWatch("11:05", Duration.ofMinutes(5)));

        for (var clean : List.of(before, outside, anew)) {
            assertThat(clean.when(expire("11:10"))).containsExactly(new WatchEnded(at("11:10"), true, null));
        }
        for (var seen : List.of(within, extended)) {
            assertThat(seen.when(expire("11:10"))).containsExactly(new WatchEnded(at("11:10"), false, null));
        }
    }

    @Test
    void time_ends_only_the_watch_that_was_to_end_then() {
        var longer = Story.live()
                .given(startWatch("11:00", Duration.ofMinutes(10)), startWatch("11:00", Duration.ofHours(1)));
        var ended = Story.live().given(startWatch("11:00", Duration.ofMinutes(10)), endWatch("11:05"));
        var retrospective = Story.retrospective().given(startWatch("11:00", Duration.ofMinutes(10)));
        var dismissed = Story.live()
                .given(startWatch("11:00", Duration.ofMinutes(10)))
                .given(new Dismiss(ID, at("11:05"), DismissReason.FALSE_ALARM, null, null));
        var reopened = Story.live()
                .given(startWatch("11:00", Duration.ofMinutes(10)), resolve("11:01"))
                .given(new Reopen(ID, at("11:05"), null));

        for (var story : List.of(Story.live(), longer, ended, retrospective, dismissed, reopened)) {
            assertThat(story.when(expire("11:10"))).isEmpty();
        }
    }

    @Test
    void a_regression_that_reopens_ends_the_watch_too() {
        var story = Story.live().given(startWatch("11:00", null), resolve("11:01"));

        assertThat(story.when(regression("11:05")))
                .hasExactlyElementsOfTypes(RegressionReported.class, WatchEnded.class, IncidentReopened.class)
                .element(1)
                .isEqualTo(new WatchEnded(at("11:05"), false, "Regression: New"));
    }

    private static ExpireWatch expire(String time) {
        return new ExpireWatch(ID, at(time));
    }

    private static ReportRegression regression(String time) {
        return new ReportRegression(ID, at(time), "New", null, null);
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
