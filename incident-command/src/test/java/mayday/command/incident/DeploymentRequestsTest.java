package mayday.command.incident;

import static mayday.command.incident.IncidentCommand.FinishDeployment.Outcome.FAILED;
import static mayday.command.incident.IncidentCommand.FinishDeployment.Outcome.SUCCEEDED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_ALREADY_FINISHED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_ALREADY_STARTED;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_NOT_STARTED;
import static mayday.command.incident.IncidentRejection.Reason.ENVIRONMENT_ORDER;
import static mayday.command.incident.IncidentRejection.Reason.INCIDENT_DISMISSED;
import static mayday.command.incident.IncidentRejection.Reason.OVERRIDE_WITHOUT_REASON;
import static mayday.command.incident.IncidentRejection.Reason.SCHEDULE_CANCELED;
import static mayday.command.incident.IncidentRejection.Reason.SCHEDULE_UNKNOWN;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.deploy;
import static mayday.command.incident.Story.finish;
import static mayday.command.incident.Story.idOf;
import static mayday.command.incident.Story.named;
import static mayday.command.incident.Story.request;
import static mayday.command.incident.Story.resolve;
import static mayday.command.incident.Story.verify;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeploymentRequestsTest {

    private static final Instant NEXT_WEEK = Instant.parse("2026-03-08T09:00:00Z");

    @Test
    void a_deployment_is_asked_for_before_it_starts() {
        assertThat(Story.live().when(complete("10:20", null)))
                .containsExactly(new FixDeploymentRequested(
                        at("10:20"),
                        "d1",
                        "production",
                        "checkout",
                        "v2",
                        List.of("c3"),
                        "https://ci.example/1",
                        "Deploy v1",
                        null,
                        "deployer",
                        null));
    }

    @Test
    void asking_for_the_same_again_changes_nothing() {
        var story = Story.live().given(complete("10:20", null));

        assertThat(story.when(complete("10:21", null))).isEmpty();
        assertThat(story.when(complete("10:21", "PROD"))).isEmpty();
    }

    @Test
    void an_id_names_one_deployment_whoever_speaks_of_it_first() {
        var requested = Story.live().given(request("10:20", "d1", "staging"));
        requested.refuses(DEPLOYMENT_ALREADY_STARTED, request("10:21", "d1", "production"));
        requested.refuses(DEPLOYMENT_ALREADY_STARTED, deploy("10:21", "d1", "production"));

        var ofCheckout = Story.live().given(complete("10:20", "staging"));
        ofCheckout.refuses(DEPLOYMENT_ALREADY_STARTED, start("10:21", "staging", "mail", null));
        assertThat(ofCheckout.messageOf(start("10:21", "staging", "mail", null)))
                .isEqualTo("Deployment d1 was requested with other details");
    }

    @Test
    void what_the_start_leaves_out_is_as_it_was_asked_for() {
        var story = Story.live().given(complete("10:20", "staging"));

        assertThat(story.when(bare("10:25")))
                .containsExactly(new FixDeploymentStarted(
                        at("10:25"),
                        "d1",
                        "staging",
                        "checkout",
                        "v2",
                        List.of("c3"),
                        "https://ci.example/1",
                        "Deploy v1",
                        null,
                        null));
        assertThat(story.given(bare("10:25")).when(bare("10:26"))).isEmpty();
        assertThat(story.when(complete("10:20", "staging"))).isEmpty();
    }

    @Test
    void what_the_start_says_itself_counts_and_another_version_is_remarkable() {
        var story = Story.live().given(complete("10:20", "staging"));
        var other = start("10:25", null, null, "v3");

        assertThat(story.when(other)).singleElement().isInstanceOfSatisfying(FixDeploymentStarted.class, started -> {
            assertThat(started.version()).isEqualTo("v3");
            assertThat(started.system()).isEqualTo("checkout");
        });
        assertThat(story.warningsOf(other)).containsExactly("request_differs");
        assertThat(story.warningsOf(bare("10:25"))).isEmpty();
    }

    @Test
    void a_start_before_the_request_is_kept_and_remarkable() {
        var story = Story.live().given(request("10:20", "d1", "staging"));

        assertThat(story.when(deploy("10:19", "d1", "staging"))).hasSize(1);
        assertThat(story.warningsOf(deploy("10:19", "d1", "staging"))).containsExactly("out_of_order");
    }

    @Test
    void somebody_may_remember_later_that_it_was_asked_for_but_not_for_elsewhere() {
        var story = Story.live().given(deploy("10:25", "d1", "staging"));

        assertThat(story.when(complete("10:20", null)))
                .singleElement()
                .isInstanceOfSatisfying(
                        FixDeploymentRequested.class,
                        requested -> assertThat(requested.environment()).isEqualTo("staging"));
        assertThat(story.given(complete("10:20", null)).when(complete("10:21", null)))
                .isEmpty();

        var started = Story.live().given(deploy("10:25", "d2", "staging"));
        started.refuses(DEPLOYMENT_ALREADY_STARTED, request("10:20", "d2", "production"));
    }

    @Test
    void production_is_not_asked_for_before_the_fix_is_verified_in_front_of_it() {
        var story = Story.live(named("checkout")).given(deploy("10:10", "d0", "staging"));

        story.refuses(ENVIRONMENT_ORDER, request("10:20", "d1", "production"));
        story.refuses(OVERRIDE_WITHOUT_REASON, overridden(null));
        story.given(finish("10:15", "d0", SUCCEEDED), verify("10:16", "staging"));
        assertThat(story.when(request("10:20", "d1", "production"))).hasSize(1);
        assertThat(Story.retrospective(named("checkout"))
                        .given(deploy("10:10", "d0", "staging"))
                        .warningsOf(request("10:20", "d1", "production")))
                .containsExactly("environment_order");
    }

    @Test
    void an_environment_that_was_asked_for_comes_before_production_too() {
        var story = Story.live(named("checkout")).given(request("10:10", "d0", "staging"));

        story.refuses(ENVIRONMENT_ORDER, request("10:20", "d1", "production"));
        story.refuses(ENVIRONMENT_ORDER, deploy("10:20", "d1", "production"));
    }

    @Test
    void what_was_let_through_when_it_was_asked_for_starts_without_being_asked_again() {
        var story = Story.live(named("checkout")).given(deploy("10:10", "d0", "staging"), overridden("No time"));

        assertThat(story.warningsOf(bare("10:25"))).isEmpty();
        assertThat(story.when(bare("10:25")))
                .singleElement()
                .isInstanceOfSatisfying(
                        FixDeploymentStarted.class,
                        started -> assertThat(started.overrideReason()).isEqualTo("No time"));
        story.refuses(ENVIRONMENT_ORDER, deploy("10:25", "d2", "production"));
    }

    @Test
    void after_a_reopening_the_start_is_asked_again() {
        var story = Story.live(named("checkout"))
                .given(
                        deploy("10:10", "d0", "staging"),
                        overridden("No time"),
                        finish("10:12", "d0", SUCCEEDED),
                        verify("10:30", "production"),
                        resolve("10:40"),
                        new Reopen(ID, at("10:50"), null));

        story.refuses(ENVIRONMENT_ORDER, bare("10:55"));
    }

    @Test
    void once_the_request_is_taken_back_the_start_is_asked_again() {
        var story = Story.live(named("checkout")).given(deploy("10:10", "d0", "staging"), overridden("No time"));
        story.given(new Retract(ID, at("10:22"), story.last(), "Too early"));

        story.refuses(ENVIRONMENT_ORDER, bare("10:25"));
    }

    @Test
    void an_end_of_what_nobody_saw_starting_tells_its_start_too() {
        var story = Story.live(named("checkout")).given(complete("10:20", "staging"));

        assertThat(story.when(finish("10:30", "d1", SUCCEEDED)))
                .containsExactly(
                        new FixDeploymentStarted(
                                new Moment(at("10:30").at(), Precision.UNKNOWN),
                                "d1",
                                "staging",
                                "checkout",
                                "v2",
                                List.of("c3"),
                                "https://ci.example/1",
                                "Deploy v1",
                                null,
                                null),
                        new FixDeployed(at("10:30"), "d1", "staging", null));
        assertThat(story.given(finish("10:30", "d1", SUCCEEDED)).when(finish("10:30", "d1", SUCCEEDED)))
                .isEmpty();
    }

    @Test
    void an_end_before_the_request_is_kept_and_remarkable_and_one_of_nothing_is_refused() {
        var story = Story.live().given(request("10:20", "d1", "staging"));

        assertThat(story.warningsOf(finish("10:19", "d1", FAILED))).containsExactly("out_of_order");
        story.refuses(DEPLOYMENT_NOT_STARTED, finish("10:30", "d2", FAILED));
    }

    @Test
    void a_request_follows_a_plan_and_the_start_follows_it_too() {
        var story = Story.live().given(plan());
        var following = following("S1");

        assertThat(story.when(following))
                .singleElement()
                .isInstanceOfSatisfying(FixDeploymentRequested.class, requested -> {
                    assertThat(requested.scheduleId()).isEqualTo("S1");
                    assertThat(requested.undoPlan()).isEqualTo("Deploy v1 again");
                });
        assertThat(story.given(following).when(following)).isEmpty();
        assertThat(story.when(bare("10:25")))
                .singleElement()
                .isInstanceOfSatisfying(FixDeploymentStarted.class, started -> {
                    assertThat(started.scheduleId()).isEqualTo("S1");
                    assertThat(started.undoPlan()).isEqualTo("Deploy v1 again");
                });
    }

    @Test
    void an_unknown_or_canceled_plan_is_not_followed_but_one_that_was_canceled_since_started_all_the_same() {
        var story = Story.live();
        story.refuses(SCHEDULE_UNKNOWN, following("S1"));
        story.given(plan(), following("S1"), new CancelSchedule(ID, at("10:22"), "S1", null));

        assertThat(story.when(bare("10:25"))).hasSize(1);
        Story.live()
                .given(plan(), new CancelSchedule(ID, at("10:22"), "S1", null))
                .refuses(SCHEDULE_CANCELED, following("S1"));
    }

    @Test
    void nothing_is_asked_for_in_a_dismissed_incident_but_what_was_asked_for_may_end() {
        var story = Story.live()
                .given(
                        request("10:20", "d1", "staging"),
                        new Dismiss(ID, at("10:25"), DismissReason.FALSE_ALARM, null, null));

        story.refuses(INCIDENT_DISMISSED, request("10:26", "d2", "staging"));
        assertThat(story.when(finish("10:30", "d1", SUCCEEDED))).hasSize(2);
    }

    @Test
    void a_request_after_the_start_is_kept_and_remarkable_and_so_is_another_version() {
        var story = Story.live().given(deploy("10:25", "d1", "staging"));
        var late = new RequestDeployment(
                ID, at("10:26"), "d1", "staging", null, "v3", List.of(), null, null, null, null, false, null);

        assertThat(story.when(request("10:26", "d1", "staging"))).hasSize(1);
        assertThat(story.warningsOf(request("10:26", "d1", "staging"))).containsExactly("out_of_order");
        assertThat(story.warningsOf(late)).containsExactlyInAnyOrder("out_of_order", "request_differs");
        assertThat(story.warningsOf(request("10:20", "d1", "staging"))).isEmpty();
    }

    @Test
    void what_failed_without_a_start_has_touched_nothing() {
        var story = Story.live(named("checkout"))
                .given(
                        deploy("10:01", "d0", "production"),
                        finish("10:02", "d0", SUCCEEDED),
                        verify("10:05", "production"),
                        request("10:20", "d1", "production"));
        var failed = new FixDeploymentFailed(at("10:30"), "d1", "production", null);

        assertThat(story.when(finish("10:30", "d1", FAILED))).containsExactly(failed);
        story.given(finish("10:30", "d1", FAILED));
        assertThat(story.when(finish("10:31", "d1", FAILED))).isEmpty();
        story.refuses(DEPLOYMENT_ALREADY_FINISHED, finish("10:31", "d1", SUCCEEDED));
        assertThat(story.when(request("10:32", "d1", "production"))).isEmpty();
        assertThat(story.when(verify("10:33", "production"))).isEmpty();
        assertThat(story.when(resolve("10:40"))).isNotEmpty();
    }

    @Test
    void the_start_of_what_failed_may_be_told_late_and_one_after_the_failure_is_another_try() {
        var late = Story.live().given(request("10:20", "d1", "staging"), finish("10:30", "d1", FAILED), bare("10:25"));
        assertThat(late.when(finish("10:31", "d1", FAILED))).isEmpty();
        late.refuses(DEPLOYMENT_ALREADY_FINISHED, finish("10:31", "d1", SUCCEEDED));

        var again = Story.live().given(request("10:20", "d1", "staging"), finish("10:30", "d1", FAILED), bare("10:35"));
        assertThat(again.when(finish("10:40", "d1", SUCCEEDED))).hasSize(1);
    }

    @Test
    void a_late_start_of_what_failed_in_production_is_past_its_gate() {
        var story = Story.live(named("checkout"))
                .given(
                        request("10:10", "d1", "production"),
                        finish("10:30", "d1", FAILED),
                        deploy("10:31", "d0", "staging"));

        assertThat(story.warningsOf(bare("10:25"))).containsExactly("environment_order");
        story.refuses(ENVIRONMENT_ORDER, bare("10:35"));
    }

    @Test
    void what_was_let_through_is_asked_again_where_its_verification_does_not_hold_any_more() {
        var verified = new IncidentCommand[] {
            deploy("10:10", "d0", "staging"),
            finish("10:15", "d0", SUCCEEDED),
            verify("10:16", "staging"),
            request("10:20", "d1", "production")
        };
        assertThat(Story.live(named("checkout")).given(verified).warningsOf(bare("10:25")))
                .isEmpty();

        Story.live(named("checkout"))
                .given(verified)
                .given(new RejectFix(ID, at("10:22"), "staging", List.of(), "Still broken"))
                .refuses(ENVIRONMENT_ORDER, bare("10:25"));
        var again = Story.live(named("checkout")).given(verified).given(deploy("10:22", "d2", "staging"));
        again.refuses(ENVIRONMENT_ORDER, bare("10:25"));
        assertThat(again.when(new DeployFix(
                        ID, at("10:25"), "d1", null, null, null, List.of(), null, null, null, true, "No time")))
                .hasSize(1);
    }

    @Test
    void a_request_whose_own_gate_was_never_asked_lets_nothing_through() {
        var moved = Story.live(named("checkout"))
                .given(deploy("10:10", "d0", "staging"), request("10:20", "d1", "test"))
                .given(new Correct(ID, at("10:21"), idOf(3), "Misread", Correction.ofEnvironment("production")));
        moved.refuses(ENVIRONMENT_ORDER, bare("10:25"));

        var remembered = Story.live(named("checkout"))
                .given(
                        deploy("10:10", "d0", "staging"),
                        new DeployFix(
                                ID, at("10:25"), "d1", null, null, null, List.of(), null, null, null, true, "No time"),
                        request("10:20", "d1", "production"))
                .given(new Retract(ID, at("10:30"), idOf(3), "Not yet"));
        remembered.refuses(ENVIRONMENT_ORDER, bare("10:35"));
    }

    @Test
    void an_end_of_what_was_not_let_through_is_kept_and_remarkable() {
        var story = reopened();

        assertThat(story.when(finish("10:55", "d1", SUCCEEDED))).hasSize(2);
        assertThat(story.warningsOf(finish("10:55", "d1", SUCCEEDED))).containsExactly("environment_order");
        assertThat(story.warningsOf(finish("10:55", "d1", FAILED))).isEmpty();
    }

    @Test
    void after_a_reopening_the_same_is_asked_for_anew() {
        var story = reopened();

        story.refuses(ENVIRONMENT_ORDER, request("10:55", "d1", "production"));
        story.given(verify("10:54", "staging"));
        assertThat(story.when(request("10:55", "d1", "production")))
                .singleElement()
                .isInstanceOfSatisfying(
                        FixDeploymentRequested.class,
                        requested -> assertThat(requested.when()).isEqualTo(at("10:55")));
        story.given(request("10:55", "d1", "production"));
        assertThat(story.when(request("10:56", "d1", "production"))).isEmpty();
    }

    @Test
    void after_a_reopening_what_has_started_is_not_asked_for_anew() {
        var story = Story.live()
                .given(request("10:20", "d1", "staging"), bare("10:25"))
                .given(new Resolve(ID, at("10:40"), "Fixed", true, "Enough"), new Reopen(ID, at("10:50"), null));

        assertThat(story.when(request("10:55", "d1", "staging"))).isEmpty();
    }

    /** With one that was let through before, and is not verified in front of production any more. */
    private static Story reopened() {
        return Story.live(named("checkout"))
                .given(
                        deploy("10:10", "d0", "staging"),
                        finish("10:15", "d0", SUCCEEDED),
                        verify("10:16", "staging"),
                        request("10:20", "d1", "production"),
                        new Resolve(ID, at("10:40"), "Fixed", true, "Enough"),
                        new Reopen(ID, at("10:50"), null));
    }

    @Test
    void the_same_start_is_told_again_whatever_was_said_of_its_request_since() {
        var remembered = Story.live()
                .given(deploy("10:25", "d1", "staging"))
                .given(new RequestDeployment(
                        ID,
                        at("10:20"),
                        "d1",
                        null,
                        "checkout",
                        "v2",
                        List.of("c3"),
                        null,
                        null,
                        null,
                        null,
                        false,
                        null));
        assertThat(remembered.when(deploy("10:25", "d1", "staging"))).isEmpty();

        var putRight = Story.live()
                .given(complete("10:20", "staging"), bare("10:25"))
                .given(new Correct(ID, at("10:30"), idOf(2), "Misread", ofVersion("v3")));
        assertThat(putRight.when(bare("10:25"))).isEmpty();
        putRight.refuses(DEPLOYMENT_ALREADY_STARTED, start("10:25", null, null, "v9"));
    }

    @Test
    void a_start_that_only_its_end_told_is_put_right_once_it_is_told_itself() {
        var story = Story.live().given(complete("10:20", "staging")).givenByService(finish("10:30", "d1", SUCCEEDED));

        assertThat(story.when(bare("10:25")))
                .containsExactly(new EntryCorrected(
                        at("10:25"), idOf(3), "The start was told after the end.", Correction.ofTime(at("10:25"))));
        assertThat(story.warningsOf(bare("10:25"))).isEmpty();
        story.given(bare("10:25"));
        assertThat(story.facts().get(2).when()).isEqualTo(at("10:25"));
        assertThat(story.when(bare("10:25"))).isEmpty();
        assertThat(story.when(bare("10:26"))).isEmpty();
    }

    @Test
    void a_late_start_with_another_version_puts_that_right_too() {
        var story = Story.live().given(complete("10:20", "staging"), finish("10:30", "d1", SUCCEEDED));
        var other = start("10:25", null, null, "v3");

        assertThat(story.warningsOf(other)).containsExactly("request_differs");
        assertThat(story.given(other).facts().get(2)).isInstanceOfSatisfying(FixDeploymentStarted.class, started -> {
            assertThat(started.when()).isEqualTo(at("10:25"));
            assertThat(started.version()).isEqualTo("v3");
        });
    }

    @Test
    void of_what_else_a_late_start_says_nothing_is_kept_and_it_may_be_told_again() {
        var story = Story.live().given(complete("10:20", "staging"), finish("10:30", "d1", SUCCEEDED));
        var other =
                new DeployFix(ID, at("10:25"), "d1", null, null, "v3", List.of("c9"), null, null, null, false, null);

        assertThat(story.warningsOf(other)).containsExactly("request_differs", "request_differs");
        assertThat(story.when(other)).hasSize(1);
        assertThat(story.given(other).when(other)).isEmpty();
        assertThat(story.warningsOf(other)).containsExactly("request_differs");
    }

    @Test
    void a_late_start_is_never_refused_but_changes_nothing_where_it_lies_after_the_end_or_has_no_time() {
        var story = Story.live().given(complete("10:20", "staging"), finish("10:30", "d1", SUCCEEDED));
        var untimed = new DeployFix(
                ID, Story.sometimeOn("2026-03-01"), "d1", null, null, null, List.of(), null, null, null, false, null);

        assertThat(story.when(bare("10:31"))).isEmpty();
        assertThat(story.warningsOf(bare("10:31"))).containsExactly("out_of_order");
        assertThat(story.warningsOf(bare("10:19"))).containsExactly("out_of_order");
        assertThat(story.when(bare("10:19"))).hasSize(1);
        assertThat(story.when(untimed)).isEmpty();
        story.refuses(DEPLOYMENT_ALREADY_STARTED, start("10:25", "test", null, null));
    }

    @Test
    void a_plan_that_was_canceled_since_is_remarkable_whether_the_start_names_it_or_not() {
        var story = Story.live().given(plan(), following("S1"), new CancelSchedule(ID, at("10:22"), "S1", null));
        var naming = new DeployFix(ID, at("10:25"), "d1", null, null, null, List.of(), null, null, "S1", false, null);

        assertThat(story.warningsOf(naming)).containsExactly("schedule_canceled");
        assertThat(story.warningsOf(bare("10:25"))).containsExactly("schedule_canceled");
        assertThat(story.when(naming)).isEqualTo(story.when(bare("10:25")));
        assertThat(story.given(naming).when(naming)).isEmpty();
    }

    private static Correction ofVersion(String version) {
        return new Correction(null, null, null, null, null, null, null, null, null, null, version, null, null, null);
    }

    @Test
    void request_start_and_end_are_put_right_together() {
        var story = Story.live()
                .given(complete("10:20", "staging"), bare("10:25"), finish("10:30", "d1", SUCCEEDED))
                .given(new Correct(ID, at("10:40"), idOf(2), "Misread", elsewhere()));

        assertThat(story.facts().get(1)).isInstanceOfSatisfying(FixDeploymentRequested.class, requested -> {
            assertThat(requested.environment()).isEqualTo("test");
            assertThat(requested.system()).isEqualTo("mail");
        });
        assertThat(story.facts().get(2)).isInstanceOfSatisfying(FixDeploymentStarted.class, started -> {
            assertThat(started.environment()).isEqualTo("test");
            assertThat(started.system()).isEqualTo("mail");
        });
        assertThat(story.facts().get(3)).isEqualTo(new FixDeployed(at("10:30"), "d1", "test", null));
    }

    @Test
    void a_request_follows_the_start_that_is_put_right_and_a_start_stays_where_its_request_is_taken_back() {
        var story = Story.live()
                .given(complete("10:20", "staging"), bare("10:25"))
                .given(new Correct(ID, at("10:40"), idOf(3), "Misread", elsewhere()));
        assertThat(story.facts().get(1)).extracting("environment", "system").containsExactly("test", "mail");

        story.given(new Retract(ID, at("10:45"), idOf(2), "Nobody asked"));
        assertThat(story.facts()).hasExactlyElementsOfTypes(IncidentReported.class, FixDeploymentStarted.class);
    }

    private static Correction elsewhere() {
        return Correction.ofEnvironment("test").over(Correction.ofSystem("mail"));
    }

    private static RequestDeployment complete(String time, @Nullable String environment) {
        return new RequestDeployment(
                ID,
                at(time),
                "d1",
                environment,
                "checkout",
                "v2",
                List.of("c3"),
                "https://ci.example/1",
                "Deploy v1",
                null,
                "deployer",
                false,
                null);
    }

    private static RequestDeployment overridden(@Nullable String reason) {
        return new RequestDeployment(
                ID, at("10:20"), "d1", null, null, null, List.of(), null, null, null, null, true, reason);
    }

    private static RequestDeployment following(String schedule) {
        return new RequestDeployment(
                ID, at("10:20"), "d1", null, null, null, List.of(), null, null, schedule, null, false, null);
    }

    private static ScheduleDeployment plan() {
        return new ScheduleDeployment(
                ID, at("10:10"), "S1", "production", NEXT_WEEK, null, null, "Deploy v1 again", List.of());
    }

    private static DeployFix bare(String time) {
        return start(time, null, null, null);
    }

    private static DeployFix start(
            String time, @Nullable String environment, @Nullable String system, @Nullable String version) {
        return new DeployFix(
                ID, at(time), "d1", environment, system, version, List.of(), null, null, null, false, null);
    }
}
