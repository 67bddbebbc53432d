package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.OCCURRED_TOO_EARLY;
import static mayday.command.incident.IncidentRejection.Reason.PLANNED_TOO_LATE;
import static mayday.command.incident.IncidentRejection.Reason.SCHEDULE_CANCELED;
import static mayday.command.incident.IncidentRejection.Reason.SCHEDULE_FULFILLED;
import static mayday.command.incident.IncidentRejection.Reason.SCHEDULE_UNKNOWN;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.deploy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final Instant NEXT_WEEK = Instant.parse("2026-03-08T09:00:00Z");

    @Test
    void a_plan_gets_the_next_name_of_our_own_or_the_one_it_is_given() {
        var story = Story.live();

        assertThat(story.when(plan(null, NEXT_WEEK)))
                .containsExactly(new DeploymentScheduled(
                        at("10:30"),
                        "S1",
                        "production",
                        NEXT_WEEK,
                        "checkout",
                        "v3",
                        "Deploy v2 again",
                        List.of("ada")));
        assertThat(story.given(plan("S1", NEXT_WEEK)).when(plan(null, NEXT_WEEK)))
                .singleElement()
                .isInstanceOfSatisfying(
                        DeploymentScheduled.class,
                        plan -> assertThat(plan.scheduleId()).isEqualTo("S2"));
    }

    @Test
    void the_same_plan_changes_nothing_and_another_takes_its_place() {
        var story = Story.live().given(plan("S1", NEXT_WEEK));

        assertThat(story.when(plan("S1", NEXT_WEEK))).isEmpty();
        assertThat(story.when(plan("S1", NEXT_WEEK.plusSeconds(60))))
                .hasExactlyElementsOfTypes(DeploymentScheduled.class);
    }

    @Test
    void a_plan_may_lie_ahead_or_behind_but_not_out_of_reach() {
        var story = Story.live();

        assertThat(story.when(plan("S1", Instant.parse("2000-01-01T00:00:00Z"))))
                .hasSize(1);
        assertThat(story.when(plan("S1", Instant.parse("2099-12-31T23:59:59Z"))))
                .hasSize(1);
        story.refuses(OCCURRED_TOO_EARLY, plan("S1", Instant.parse("1999-12-31T23:59:59Z")));
        story.refuses(PLANNED_TOO_LATE, plan("S1", Instant.parse("2100-01-01T00:00:00Z")));
    }

    @Test
    void only_what_is_planned_is_canceled_and_only_once() {
        var story = Story.live();

        story.refuses(SCHEDULE_UNKNOWN, cancel());
        assertThat(story.given(plan("S1", NEXT_WEEK)).when(cancel()))
                .containsExactly(new DeploymentScheduleCanceled(at("10:40"), "S1", "Not ready"));
        assertThat(story.given(cancel()).when(cancel())).isEmpty();
        assertThat(story.when(plan("S1", NEXT_WEEK))).hasSize(1);
    }

    @Test
    void a_deployment_follows_its_plan_and_takes_over_how_to_undo_it() {
        var story = Story.live().given(plan("S1", NEXT_WEEK));

        assertThat(story.when(follow("d1", "S1", null)))
                .singleElement()
                .isInstanceOfSatisfying(FixDeploymentStarted.class, started -> {
                    assertThat(started.undoPlan()).isEqualTo("Deploy v2 again");
                    assertThat(started.scheduleId()).isEqualTo("S1");
                });
        assertThat(story.when(follow("d1", "S1", "Switch it off")))
                .singleElement()
                .isInstanceOfSatisfying(
                        FixDeploymentStarted.class,
                        started -> assertThat(started.undoPlan()).isEqualTo("Switch it off"));
        assertThat(story.given(follow("d1", "S1", null)).when(follow("d1", "S1", null)))
                .isEmpty();
    }

    @Test
    void a_plan_that_was_followed_is_not_canceled_but_may_be_followed_again() {
        var story = Story.live().given(plan("S1", NEXT_WEEK), follow("d1", "S1", null));

        story.refuses(SCHEDULE_FULFILLED, cancel());
        assertThat(story.when(follow("d2", "S1", null))).hasSize(1);
    }

    @Test
    void a_canceled_or_unknown_plan_is_not_followed_in_retrospect_either() {
        for (var story : List.of(Story.live(), Story.retrospective())) {
            story.refuses(SCHEDULE_UNKNOWN, follow("d1", "S1", null));
            story.given(plan("S1", NEXT_WEEK), cancel());
            story.refuses(SCHEDULE_CANCELED, follow("d1", "S1", null));
        }
    }

    @Test
    void a_deployment_elsewhere_than_planned_is_remarkable() {
        var story = Story.live().given(plan("S1", NEXT_WEEK));
        var elsewhere =
                new DeployFix(ID, at("11:00"), "d1", "staging", null, null, List.of(), null, null, "S1", false, null);

        assertThat(story.warningsOf(elsewhere)).containsExactly("schedule_differs");
        assertThat(story.warningsOf(deploy("11:00", "d1", "staging"))).isEmpty();
    }

    private static ScheduleDeployment plan(@Nullable String id, Instant plannedAt) {
        return new ScheduleDeployment(
                ID, at("10:30"), id, "Production", plannedAt, "checkout", "v3", "Deploy v2 again", List.of("ada"));
    }

    private static CancelSchedule cancel() {
        return new CancelSchedule(ID, at("10:40"), "S1", "Not ready");
    }

    private static DeployFix follow(String deployment, String schedule, @Nullable String undoPlan) {
        return new DeployFix(
                ID,
                at("11:00"),
                deployment,
                "production",
                "checkout",
                "v3",
                List.of(),
                null,
                undoPlan,
                schedule,
                false,
                null);
    }
}
