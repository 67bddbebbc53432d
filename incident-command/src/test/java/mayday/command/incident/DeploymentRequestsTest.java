package mayday.command.incident;

import static mayday.command.incident.IncidentCommand.FinishDeployment.Outcome.FAILED;
import static mayday.command.incident.IncidentCommand.FinishDeployment.Outcome.SUCCEEDED;
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
    void somebody_may_remember_later_that_it_was_asked_for_but_not_that_it_was_after_the_start() {
        var story = Story.live().given(deploy("10:25", "d1", "staging"));

        assertThat(story.when(complete("10:20", null)))
                .singleElement()
                .isInstanceOfSatisfying(
                        FixDeploymentRequested.class,
                        requested -> assertThat(requested.environment()).isEqualTo("staging"));
        assertThat(story.given(complete("10:20", null)).when(complete("10:21", null)))
                .isEmpty();

        var started = Story.live().given(deploy("10:25", "d2", "staging"));
        started.refuses(DEPLOYMENT_ALREADY_STARTED, request("10:26", "d2", "staging"));
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
