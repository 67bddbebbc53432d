package mayday.command.incident;

import static mayday.command.incident.IncidentCommand.FinishDeployment.Outcome.SUCCEEDED;
import static mayday.command.incident.IncidentRejection.Reason.CACHES_NOT_CONSIDERED;
import static mayday.command.incident.IncidentRejection.Reason.ENVIRONMENT_ORDER;
import static mayday.command.incident.IncidentRejection.Reason.OVERRIDE_WITHOUT_REASON;
import static mayday.command.incident.IncidentRejection.Reason.ROUNDS_MISSING;
import static mayday.command.incident.IncidentRejection.Reason.SIGN_OFFS_MISSING;
import static mayday.command.incident.IncidentRejection.Reason.SYMPTOM_CHECK_MISSING;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.choose;
import static mayday.command.incident.Story.deploy;
import static mayday.command.incident.Story.finish;
import static mayday.command.incident.Story.named;
import static mayday.command.incident.Story.request;
import static mayday.command.incident.Story.resolve;
import static mayday.command.incident.Story.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import mayday.command.incident.Policy.SymptomCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void production_waits_until_the_fix_is_verified_wherever_else_it_went() {
        var story =
                Story.live(named("checkout")).given(deploy("10:20", "d1", "staging"), finish("10:25", "d1", SUCCEEDED));

        story.refuses(ENVIRONMENT_ORDER, deploy("10:30", "d2", "production"));
        assertThat(story.when(deploy("10:30", "d2", "test"))).hasSize(1);
        assertThat(story.given(verify("10:28", "staging")).when(deploy("10:30", "d2", "production")))
                .hasSize(1);
    }

    @Test
    void where_no_other_environment_is_used_nothing_is_asked() {
        assertThat(Story.live(named("checkout")).when(deploy("10:20", "d1", "production")))
                .hasSize(1);
    }

    @Test
    void an_environment_counts_as_verified_for_an_incident_that_names_no_system_too() {
        var story = Story.live().given(deploy("10:20", "d1", "staging"), finish("10:25", "d1", SUCCEEDED));

        story.refuses(ENVIRONMENT_ORDER, deploy("10:30", "d2", "production"));
        story.given(verify("10:28", "staging"));
        assertThat(story.when(verify("10:29", "staging"))).isEmpty();
        assertThat(story.when(deploy("10:30", "d2", "production"))).hasSize(1);
    }

    @Test
    void a_deployment_of_one_affected_system_waits_for_that_one_only() {
        var story = Story.live(named("checkout"), named("mail"))
                .under(before("staging"))
                .given(verify("10:28", "staging", "mail"));

        story.refuses(ENVIRONMENT_ORDER, deploy("10:30", "d2", "production"));
        assertThat(story.when(deployOf("mail"))).hasSize(1);
    }

    @Test
    void a_team_names_the_environments_that_come_first() {
        var story = Story.live(named("checkout")).under(before("test", "staging"));

        assertThatExceptionOfType(IncidentRejection.class)
                .isThrownBy(() -> story.when(deploy("10:30", "d1", "production")))
                .withMessageContaining("in test, staging.");
        story.given(verify("10:28", "test"));
        assertThatExceptionOfType(IncidentRejection.class)
                .isThrownBy(() -> story.when(deploy("10:30", "d1", "production")))
                .withMessageContaining("in staging.");
        assertThat(story.given(verify("10:29", "staging")).when(deploy("10:30", "d1", "production")))
                .hasSize(1);
    }

    @Test
    void an_override_says_why_production_does_not_wait_and_is_kept() {
        var story = Story.live(named("checkout")).under(before("staging"));

        story.refuses(OVERRIDE_WITHOUT_REASON, overridden(null));
        assertThat(story.warningsOf(overridden("Nobody can pay"))).containsExactly("override");
        assertThat(story.when(overridden("Nobody can pay")))
                .singleElement()
                .isInstanceOfSatisfying(
                        FixDeploymentStarted.class,
                        started -> assertThat(started.overrideReason()).isEqualTo("Nobody can pay"));
    }

    @Test
    void what_was_started_needs_no_gate_when_it_is_said_again() {
        var story = Story.live(named("checkout"))
                .given(deploy("10:20", "d1", "production"))
                .under(before("staging"));

        assertThat(story.when(deploy("10:21", "d1", "production"))).isEmpty();
    }

    @Test
    void in_retrospect_the_order_is_a_warning() {
        var story = Story.retrospective(named("checkout")).under(before("staging"));

        assertThat(story.warningsOf(deploy("10:30", "d1", "production"))).containsExactly("environment_order");
    }

    @Test
    void production_is_written_down_under_one_name() {
        var story = Story.live(named("checkout"));

        assertThat(story.when(deploy("10:30", "d1", "PROD")))
                .singleElement()
                .isInstanceOfSatisfying(
                        FixDeploymentStarted.class,
                        started -> assertThat(started.environment()).isEqualTo("production"));
        story.given(verify("10:50", "Prod"));
        assertThat(story.when(resolve("11:00"))).hasSize(1);
    }

    @Test
    void whatever_names_an_environment_has_it_put_right() {
        var named = Kinds.ofCommands().stream()
                .filter(command -> Arrays.stream(command.getRecordComponents())
                        .map(RecordComponent::getName)
                        .anyMatch(name -> name.equals("environment") || name.equals("check")))
                .toList();
        var commands = List.<IncidentCommand>of(
                request("10:30", "d1", "prod"),
                deploy("10:30", "d1", "prod"),
                new ScheduleDeployment(
                        ID, at("10:30"), null, "prod", at("12:00").at(), null, null, "Undo", List.of()),
                checked("ada", "prod", true),
                verify("10:30", "prod"),
                new RejectFix(ID, at("10:30"), "prod", List.of(), "No"));

        assertThat(commands.stream().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(named);
        assertThat(commands)
                .allSatisfy(command -> assertThat(ProductionName.in(command, Policy.standard()))
                        .asString()
                        .contains("environment=production"));
    }

    @Test
    void a_watch_is_as_long_as_the_policy_says() {
        var day = Duration.ofDays(1);
        var standard = Policy.standard();
        var policy = new Policy(
                Set.of(),
                standard.beforeProduction(),
                new Policy.WatchLengths(day, day, day, day, day, day),
                0,
                0,
                SymptomCheck.OPTIONAL,
                standard.caches(),
                true);

        assertThat(Story.live().under(policy).when(new StartWatch(ID, at("11:00"), null, List.of())))
                .containsExactly(new WatchStarted(at("11:00"), at("11:00").at().plus(day), List.of()));
    }

    @Test
    void resolving_waits_for_as_many_people_as_sign_off() {
        var story = Story.live().under(demanding(2, 0, SymptomCheck.OPTIONAL)).given(signOff("ada", "checkout"));
        story.given(signOff("ada", "mail"), new JoinWarRoom(ID, at("10:30"), "grace", null, null));

        story.refuses(SIGN_OFFS_MISSING, resolve("11:00"));
        assertThatExceptionOfType(IncidentRejection.class)
                .isThrownBy(() -> story.when(resolve("11:00")))
                .withMessage("1 of 2 people have signed off: ada; not yet of those who take part: grace.");
        assertThat(story.when(new Resolve(ID, at("11:00"), null, true, "She is asleep")))
                .hasSize(1);
        assertThat(story.given(signOff("grace", null)).when(resolve("11:00"))).hasSize(1);
    }

    @Test
    void resolving_waits_for_as_many_people_as_run_checks_in_production() {
        var story = Story.live().under(demanding(0, 2, SymptomCheck.OPTIONAL));

        story.given(checked("ada", "production", true), checked("ada", "production", true));
        story.given(checked("grace", "staging", true), checked(null, "production", true));
        story.refuses(ROUNDS_MISSING, resolve("11:00"));
        assertThat(story.given(checked("grace", "production", true)).when(resolve("11:00")))
                .hasSize(1);
        story.given(deploy("10:50", "d1", "production"), finish("10:55", "d1", SUCCEEDED));
        story.refuses(ROUNDS_MISSING, resolve("11:00"));
    }

    @Test
    void a_green_symptom_check_is_one_that_passed_since_the_last_deployment() {
        var story = Story.live().under(demanding(0, 0, SymptomCheck.GREEN));

        story.refuses(SYMPTOM_CHECK_MISSING, resolve("11:00"));
        story.given(symptom("production", true));
        assertThat(story.when(resolve("11:00"))).hasSize(1);
        story.given(deploy("10:50", "d1", "production"), finish("10:55", "d1", SUCCEEDED));
        story.refuses(SYMPTOM_CHECK_MISSING, resolve("11:00"));
        story.given(symptom("staging", true)).refuses(SYMPTOM_CHECK_MISSING, resolve("11:00"));
    }

    @Test
    void a_symptom_check_goes_from_red_to_green() {
        var story = Story.live().under(demanding(0, 0, SymptomCheck.RED_TO_GREEN));

        story.given(symptom("production", true)).refuses(SYMPTOM_CHECK_MISSING, resolve("11:00"));
        story.given(symptom("production", false)).refuses(IncidentRejection.Reason.CHECK_FAILED, resolve("11:00"));
        assertThat(story.given(symptom("production", true)).when(resolve("11:00")))
                .hasSize(1);
    }

    @Test
    void while_the_symptom_shows_in_production_no_system_is_verified_there() {
        var story = Story.live(named("checkout"), named("mail")).given(symptom("production", false));

        story.refuses(IncidentRejection.Reason.CHECK_FAILED, verify("10:50", "production", "mail"));
        assertThat(story.when(verify("10:50", "staging", "mail"))).hasSize(1);
        story.given(symptom("production", true));
        assertThat(story.when(verify("10:50", "production", "mail"))).hasSize(1);
    }

    @Test
    void after_a_hotfix_of_a_cached_system_somebody_says_what_becomes_of_the_caches() {
        for (var state : ChecklistState.values()) {
            var story = hotfixed(Story.live(named("checkout")));

            story.refuses(CACHES_NOT_CONSIDERED, resolve("11:00"));
            assertThat(story.messageOf(resolve("11:00")))
                    .isEqualTo("The caches of checkout may serve what was there before the hotfix:"
                            + " tick caches on the checklist.");
            assertThat(story.when(new Resolve(ID, at("11:00"), null, true, "They are empty")))
                    .hasSize(1);
            assertThat(story.given(ticked(state)).when(resolve("11:00"))).hasSize(1);
        }
    }

    @Test
    void a_hotfix_that_was_deployed_is_remembered_when_another_way_back_is_chosen_until_a_reopening() {
        var story = Story.live(named("checkout"))
                .under(Story.cached("checkout"))
                .given(
                        choose("10:30", Strategy.HOTFIX),
                        deploy("10:32", "d1", "production"),
                        finish("10:35", "d1", SUCCEEDED),
                        choose("10:36", Strategy.FEATURE_OFF),
                        verify("10:40", "production"));

        story.refuses(CACHES_NOT_CONSIDERED, resolve("11:00"));
        story.given(new Resolve(ID, at("11:00"), null, true, "Empty"), new Reopen(ID, at("11:10"), null))
                .given(choose("11:20", Strategy.FEATURE_OFF), verify("11:30", "production"));
        assertThat(story.when(resolve("11:40"))).hasSize(1);
    }

    @Test
    void in_retrospect_the_caches_are_a_warning() {
        assertThat(hotfixed(Story.retrospective(named("checkout"))).warningsOf(resolve("11:00")))
                .containsExactly("caches_not_considered");
    }

    @Test
    void other_ways_back_and_other_systems_say_nothing_of_caches() {
        assertThat(hotfixed(Story.live(named("mail"))).when(resolve("11:00"))).hasSize(1);
        assertThat(hotfixed(Story.live(named("checkout")))
                        .under(Policy.standard())
                        .when(resolve("11:00")))
                .hasSize(1);
        var otherwise = hotfixed(Story.live(named("checkout"))).given(choose("10:45", Strategy.FEATURE_OFF));
        assertThat(otherwise.when(resolve("11:00"))).hasSize(1);
    }

    @Test
    void a_reopened_incident_asks_for_the_caches_anew() {
        var story = hotfixed(Story.live(named("checkout")))
                .given(ticked(ChecklistState.DONE), resolve("11:00"), new Reopen(ID, at("11:10"), null));

        story.given(choose("11:20", Strategy.HOTFIX), verify("11:30", "production"));
        story.refuses(CACHES_NOT_CONSIDERED, resolve("11:40"));
        assertThat(story.given(ticked(ChecklistState.DONE)).when(resolve("11:40")))
                .hasSize(1);
    }

    @Test
    void in_retrospect_what_is_missing_is_a_warning() {
        var story = Story.retrospective().under(demanding(1, 1, SymptomCheck.GREEN));

        assertThat(story.warningsOf(resolve("11:00")))
                .containsExactly("symptom_check_missing", "rounds_missing", "sign_offs_missing");
    }

    @Test
    void a_team_may_leave_a_resolved_incident_closed_after_a_regression() {
        var standard = Policy.standard();
        var policy = new Policy(
                Set.of(),
                standard.beforeProduction(),
                standard.watchLengths(),
                0,
                0,
                SymptomCheck.OPTIONAL,
                standard.caches(),
                false);
        var regression = new ReportRegression(ID, at("11:10"), "Slow", null, null);
        var story = Story.live().given(resolve("11:00"));

        assertThat(story.when(regression)).hasExactlyElementsOfTypes(RegressionReported.class, IncidentReopened.class);
        assertThat(story.under(policy).when(regression)).hasExactlyElementsOfTypes(RegressionReported.class);
    }

    @Test
    void history_means_the_same_under_every_policy() {
        var strict = Story.live(named("checkout")).under(before("staging"));
        var lax = Story.live(named("checkout"));
        for (var story : List.of(strict, lax)) {
            story.given(verify("10:10", "staging"), deploy("10:20", "d1", "prod"), finish("10:25", "d1", SUCCEEDED));
        }

        assertThat(strict.state()).isEqualTo(lax.state());
    }

    private static Story hotfixed(Story story) {
        return story.under(Story.cached("checkout"))
                .given(choose("10:30", Strategy.HOTFIX), verify("10:40", "production"));
    }

    private static TickChecklist ticked(ChecklistState state) {
        var item = new ChecklistItem("caches", "Caches are purged", ChecklistItem.Group.STRATEGY, List.of(), null);
        return new TickChecklist(ID, at("10:50"), new Checklist(List.of(item)), "caches", state, "They are short");
    }

    private static Policy before(String... environments) {
        var standard = Policy.standard();
        return new Policy(
                standard.productionNames(),
                new Policy.BeforeProduction(List.of(environments), false),
                standard.watchLengths(),
                0,
                0,
                SymptomCheck.OPTIONAL,
                standard.caches(),
                true);
    }

    private static Policy demanding(int signOffs, int rounds, SymptomCheck symptom) {
        var standard = Policy.standard();
        return new Policy(
                Set.of(),
                standard.beforeProduction(),
                standard.watchLengths(),
                signOffs,
                rounds,
                symptom,
                standard.caches(),
                true);
    }

    private static DeployFix overridden(@Nullable String reason) {
        return new DeployFix(
                ID, at("10:30"), "d1", "production", null, null, List.of(), null, null, null, true, reason);
    }

    private static DeployFix deployOf(String system) {
        return new DeployFix(
                ID, at("10:30"), "d1", "production", system, null, List.of(), null, null, null, false, null);
    }

    private static SignOff signOff(String person, @Nullable String system) {
        return new SignOff(ID, at("10:40"), person, system, null);
    }

    private static RecordCheck checked(@Nullable String person, String environment, boolean passed) {
        return new RecordCheck(
                ID, at("10:40"), new Check("log in", null, environment, false, null, null, person, null), passed);
    }

    private static RecordCheck symptom(String environment, boolean passed) {
        return new RecordCheck(
                ID, at("10:40"), new Check("pay", "checkout", environment, true, null, null, null, null), passed);
    }
}
