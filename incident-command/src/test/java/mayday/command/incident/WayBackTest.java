package mayday.command.incident;

import static mayday.command.incident.IncidentCommand.CompleteRollbackStep.Result.DONE;
import static mayday.command.incident.IncidentCommand.FinishDeployment.Outcome.SUCCEEDED;
import static mayday.command.incident.IncidentRejection.Reason.*;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.cached;
import static mayday.command.incident.Story.choose;
import static mayday.command.incident.Story.finish;
import static mayday.command.incident.Story.named;
import static mayday.command.incident.Story.resolve;
import static mayday.command.incident.Story.verify;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WayBackTest {

    private static final RollbackPart CODE = part("code");
    private static final RollbackPart SCHEMA = part("schema", "code");

    @Test
    void a_proposal_is_kept_with_what_speaks_for_it_and_against_it_and_chooses_nothing() {
        var propose = new ProposeStrategy(
                ID, at("10:10"), Strategy.REVERT, "Unclear", List.of("quick"), List.of("loses a feature"), "ada");

        assertThat(Story.live().when(propose))
                .containsExactly(new StrategyProposed(
                        at("10:10"), Strategy.REVERT, "Unclear", List.of("quick"), List.of("loses a feature"), "ada"));
        assertThat(Story.live().given(propose).when(choose("10:20", Strategy.HOTFIX)))
                .hasExactlyElementsOfTypes(StrategyChosen.class);
    }

    @Test
    void proposing_the_same_again_changes_nothing_but_somebody_else_does_and_a_reopening() {
        var story = Story.live().given(propose("10:10", "ada"));

        assertThat(story.when(propose("10:20", "ada"))).isEmpty();
        assertThat(story.when(propose("10:20", "grace"))).hasSize(1);
        assertThat(story.given(resolve("11:00"), new Reopen(ID, at("11:10"), null))
                        .when(propose("11:20", "ada")))
                .hasSize(1);
    }

    @Test
    void a_plan_takes_the_place_of_an_earlier_one_and_the_same_plan_changes_nothing() {
        var story = Story.live().given(plan("10:10", CODE));

        assertThat(story.when(plan("10:20", CODE))).isEmpty();
        assertThat(story.when(plan("10:20", CODE, SCHEMA)))
                .containsExactly(new RollbackPlanned(at("10:20"), List.of(CODE, SCHEMA)));
        story.given(plan("10:20", part("schema"))).refuses(ROLLBACK_PART_UNKNOWN, done("10:30", "code"));
    }

    @Test
    void a_plan_that_cannot_be_carried_out_is_refused_in_either_mode() {
        for (var story : List.of(Story.live(), Story.retrospective())) {
            story.refuses(ROLLBACK_WITHOUT_PARTS, plan("10:10"));
            story.refuses(ROLLBACK_PART_REPEATED, plan("10:10", CODE, CODE));
            story.refuses(ROLLBACK_DEPENDENCY_UNKNOWN, plan("10:10", SCHEMA));
            story.refuses(ROLLBACK_DEPENDENCIES_CIRCULAR, plan("10:10", part("code", "schema"), SCHEMA));
            story.refuses(ROLLBACK_DEPENDENCIES_CIRCULAR, plan("10:10", part("code", "code")));
            story.refuses(ROLLBACK_DEPENDENCY_UNKNOWN, rollback("10:10", SCHEMA));
        }
        assertThat(Story.live().messageOf(plan("10:10", CODE, part("cdn", "code", "schema", "cart"))))
                .isEqualTo("Part cdn depends on what is not in the plan: schema, cart");
        assertThat(Story.live().when(plan("10:10", SCHEMA, part("cdn", "schema"), CODE)))
                .hasSize(1);
    }

    @Test
    void a_rollback_needs_no_parts_of_its_own_where_a_plan_exists() {
        Story.live().refuses(ROLLBACK_WITHOUT_PARTS, choose("10:20", Strategy.ROLLBACK));
        assertThat(Story.live().given(plan("10:10", CODE)).when(choose("10:20", Strategy.ROLLBACK)))
                .hasSize(1);
    }

    @Test
    void parts_go_back_in_the_order_of_what_they_depend_on() {
        var story = Story.live().given(rollback("10:10", CODE, SCHEMA));

        story.refuses(ROLLBACK_PART_UNKNOWN, done("10:20", "cdn"));
        story.refuses(ROLLBACK_DEPENDENCY_INCOMPLETE, done("10:20", "schema"));
        assertThat(story.given(done("10:20", "code")).when(done("10:30", "schema")))
                .containsExactly(new RollbackStepCompleted(at("10:30"), "schema", null));
        assertThat(story.when(done("10:30", "code"))).isEmpty();
    }

    @Test
    void in_retrospect_the_order_is_a_warning_but_an_unknown_part_stays_one() {
        var story = Story.retrospective().given(plan("10:10", CODE, SCHEMA));

        assertThat(story.warningsOf(done("10:20", "schema"))).containsExactly("rollback_dependency_incomplete");
        story.refuses(ROLLBACK_PART_UNKNOWN, done("10:20", "cdn"));
    }

    @Test
    void a_step_that_failed_is_tried_again_and_one_that_was_done_may_turn_out_to_have_failed() {
        var story = Story.live().given(rollback("10:10", CODE), failed("10:20", "code"));

        assertThat(story.when(failed("10:25", "code")))
                .containsExactly(new RollbackStepFailed(at("10:25"), "code", "Locked"));
        assertThat(story.given(done("10:30", "code")).when(resolve("11:00"))).hasSize(1);
        story.given(failed("10:40", "code")).refuses(ROLLBACK_INCOMPLETE, resolve("11:00"));
    }

    @Test
    void a_rollback_is_complete_when_every_part_is_back() {
        var story = Story.live(named("checkout")).given(rollback("10:10", CODE, SCHEMA), done("10:20", "code"));

        story.refuses(ROLLBACK_INCOMPLETE, verify("10:50", "production"));
        assertThat(story.when(verify("10:50", "staging"))).hasSize(1);
        story.given(done("10:30", "schema"), verify("10:50", "production"));
        assertThat(story.when(resolve("11:00"))).hasSize(1);
        story.given(plan("10:55", CODE, SCHEMA, part("cdn"))).refuses(ROLLBACK_INCOMPLETE, resolve("11:00"));
    }

    @Test
    void a_plan_counts_only_while_a_rollback_is_in_force_and_not_against_an_override() {
        var planned = Story.live().given(plan("10:10", CODE));
        var override = new Resolve(ID, at("11:00"), null, true, "The rest goes back tomorrow");

        assertThat(planned.when(resolve("11:00"))).hasSize(1);
        assertThat(planned.given(choose("10:20", Strategy.ROLLBACK)).when(override))
                .hasSize(1);
        assertThat(planned.given(choose("10:30", Strategy.HOTFIX)).when(resolve("11:00")))
                .hasSize(1);
        assertThat(Story.retrospective().given(rollback("10:10", CODE)).warningsOf(resolve("11:00")))
                .containsExactly("rollback_incomplete");
    }

    @Test
    void a_new_plan_keeps_what_goes_back_to_the_same_place_and_a_reopening_keeps_nothing() {
        var elsewhere = new RollbackPart("code", RollbackPart.Kind.CODE, "v7", null, 1, List.of());
        var story = Story.live().given(rollback("10:10", CODE), done("10:20", "code"));

        assertThat(story.given(plan("10:30", CODE, SCHEMA)).when(done("10:40", "schema")))
                .hasSize(1);
        story.given(plan("10:50", elsewhere)).refuses(ROLLBACK_INCOMPLETE, resolve("11:00"));
        story.given(done("10:55", "code"), resolve("11:00"), new Reopen(ID, at("11:10"), null));
        story.given(choose("11:20", Strategy.ROLLBACK)).refuses(ROLLBACK_INCOMPLETE, resolve("11:30"));
    }

    @Test
    void a_revert_is_verified_once_its_new_commit_is_in_production() {
        var story = Story.live(named("checkout")).given(revert("10:10", "c0ffee1234"));

        story.refuses(REVERT_COMMIT_NOT_DEPLOYED, verify("10:50", "production"));
        assertThat(story.when(verify("10:50", "staging"))).hasSize(1);
        story.given(deploy("10:20", "d1", "production", "0ddba11"), finish("10:25", "d1", SUCCEEDED));
        story.refuses(REVERT_COMMIT_NOT_DEPLOYED, verify("10:50", "production"));
        story.given(deploy("10:30", "d2", "production", "c0ffee1"));
        story.refuses(DEPLOYMENT_UNFINISHED, verify("10:50", "production"));
        assertThat(story.given(finish("10:35", "d2", SUCCEEDED)).when(verify("10:50", "production")))
                .hasSize(1);
    }

    @Test
    void a_revert_of_no_named_commit_and_one_in_retrospect_hold_up_nothing() {
        assertThat(Story.live(named("checkout")).given(revert("10:10", null)).when(verify("10:50", "production")))
                .hasSize(1);
        assertThat(Story.retrospective(named("checkout"))
                        .given(revert("10:10", "c0ffee1"))
                        .warningsOf(verify("10:50", "production")))
                .containsExactly("revert_commit_not_deployed");
    }

    @Test
    void a_revert_keeps_the_message_of_its_commit_and_warns_of_one_that_names_others() {
        var range = new CommitRange("9fceb02", "a11bef0");
        var fitting = said(range, "This reverts commits 9fceb02..a11bef0.");

        assertThat(Story.live().warningsOf(fitting)).isEmpty();
        assertThat(Story.live().when(fitting))
                .singleElement()
                .isInstanceOfSatisfying(
                        StrategyChosen.class,
                        chosen ->
                                assertThat(chosen.revertMessage()).isEqualTo("This reverts commits 9fceb02..a11bef0."));
        assertThat(Story.live().warningsOf(said(range, "This reverts commit 9fceb02.")))
                .containsExactly("revert_names_other_commits");
        assertThat(Story.live().when(said(range, "This reverts commit 9fceb02.")))
                .hasSize(1);
        assertThat(Story.live().warningsOf(said(range, "Undo"))).containsExactly("revert_names_no_commit");
        assertThat(Story.retrospective().warningsOf(said(null, "This reverts commit 9fceb02.")))
                .containsExactly("revert_without_range");
    }

    @Test
    void a_message_that_is_told_later_is_news_and_the_same_again_is_none() {
        var range = new CommitRange("9fceb02", "a11bef0");
        var story = Story.live().given(said(range, null));

        assertThat(story.when(said(range, "This reverts commit a11bef0.")))
                .hasExactlyElementsOfTypes(StrategySuperseded.class, StrategyChosen.class);
        story.given(said(range, "This reverts commit a11bef0."));
        assertThat(story.when(said(range, "This reverts commit a11bef0."))).isEmpty();
    }

    @Test
    void a_choice_keeps_what_was_answered_and_advised() {
        var answers = new StrategyAnswers(false, null, null, null, null, null, null, null);

        assertThat(advice(Story.live().when(asked("10:10", Strategy.FEATURE_OFF, answers))))
                .isEqualTo(new AdviceTaken(answers, Strategy.REVERT, List.of("against_advice")));
        assertThat(Story.live().warningsOf(asked("10:10", Strategy.FEATURE_OFF, answers)))
                .containsExactly("against_advice");
        assertThat(advice(Story.live().when(asked("10:10", Strategy.HOTFIX, answers))))
                .isEqualTo(new AdviceTaken(
                        answers,
                        Strategy.REVERT,
                        List.of("against_advice", "cache_policy", "hotfix_without_known_fix")));
    }

    @Test
    void where_nobody_was_asked_the_facts_advise_if_they_tell_enough() {
        var migration = new LinkChange(
                ID, at("10:05"), new Change("m-1", Change.Kind.MIGRATION, null, null, null), Change.Role.SUSPECT, null);

        assertThat(advice(Story.live().when(choose("10:10", Strategy.HOTFIX)))).isNull();
        assertThat(advice(Story.live().given(migration).when(rollback("10:10", CODE))))
                .isEqualTo(new AdviceTaken(null, Strategy.ROLLBACK, List.of("table_model_changed")));
        assertThat(Story.live().given(migration).warningsOf(choose("10:10", Strategy.HOTFIX)))
                .contains("against_advice", "table_model_changed");
    }

    @Test
    void a_risk_that_the_incident_itself_tells_of_is_warned_of_though_nobody_was_asked() {
        var cached = Story.live(named("checkout")).under(cached("checkout"));

        assertThat(cached.warningsOf(choose("10:10", Strategy.SCALE))).containsExactly("cache_policy");
        assertThat(advice(cached.when(choose("10:10", Strategy.HOTFIX))))
                .isEqualTo(new AdviceTaken(null, null, List.of("cache_policy")));
        assertThat(cached.warningsOf(asked(
                        "10:10", Strategy.SCALE, new StrategyAnswers(null, null, null, null, null, null, false, null))))
                .isEmpty();
        assertThat(Story.live(named("mail")).under(cached("checkout")).warningsOf(choose("10:10", Strategy.SCALE)))
                .isEmpty();
    }

    @Test
    void what_the_log_of_all_incidents_tells_counts_too() {
        var choose = choose("10:10", Strategy.REDEPLOY_LAST_GOOD).with(new KnownBuilds(true, List.of(7)));

        assertThat(advice(Story.live(named("checkout")).when(choose)))
                .isEqualTo(new AdviceTaken(null, Strategy.REDEPLOY_LAST_GOOD, List.of("undoes_earlier_fix")));
    }

    @Test
    void the_same_rollback_brings_its_plan_again_where_another_took_its_place() {
        var story = Story.live().given(rollback("10:10", CODE), plan("10:20", CODE, SCHEMA));

        assertThat(story.when(rollback("10:30", CODE))).hasSize(2);
        assertThat(story.given(plan("10:40", CODE)).when(rollback("10:50", CODE)))
                .isEmpty();
    }

    @Test
    void other_answers_are_news_and_other_advice_is_none() {
        var answers = new StrategyAnswers(false, null, null, null, null, null, null, null);
        var story = Story.live().given(asked("10:10", Strategy.FEATURE_OFF, answers));

        assertThat(story.when(asked("10:20", Strategy.FEATURE_OFF, answers))).isEmpty();
        assertThat(story.when(choose("10:20", Strategy.FEATURE_OFF))).isEmpty();
        assertThat(story.when(asked("10:20", Strategy.FEATURE_OFF, StrategyAnswers.none())))
                .hasExactlyElementsOfTypes(StrategySuperseded.class, StrategyChosen.class);
    }

    private static @Nullable AdviceTaken advice(List<IncidentEvent> events) {
        return ((StrategyChosen) events.getLast()).advice();
    }

    private static RollbackPart part(String name, String... dependsOn) {
        return new RollbackPart(name, RollbackPart.Kind.CODE, "v8", "ada", 1, List.of(dependsOn));
    }

    private static ProposeStrategy propose(String time, String by) {
        return new ProposeStrategy(ID, at(time), Strategy.REVERT, null, List.of(), List.of(), by);
    }

    private static PlanRollback plan(String time, RollbackPart... parts) {
        return new PlanRollback(ID, at(time), List.of(parts));
    }

    private static CompleteRollbackStep done(String time, String part) {
        return new CompleteRollbackStep(ID, at(time), part, DONE, null);
    }

    private static CompleteRollbackStep failed(String time, String part) {
        return new CompleteRollbackStep(ID, at(time), part, CompleteRollbackStep.Result.FAILED, "Locked");
    }

    private static DeployFix deploy(String time, String id, String environment, String commit) {
        return new DeployFix(ID, at(time), id, environment, null, null, List.of(commit), null, null, null, false, null);
    }

    private static ChooseStrategy rollback(String time, RollbackPart... parts) {
        return new ChooseStrategy(
                ID,
                at(time),
                Strategy.ROLLBACK,
                null,
                List.of(),
                List.of(),
                null,
                List.of(parts),
                null,
                null,
                null,
                null,
                null,
                KnownBuilds.none());
    }

    private static ChooseStrategy revert(String time, @Nullable String revertCommit) {
        return new ChooseStrategy(
                ID,
                at(time),
                Strategy.REVERT,
                null,
                List.of(),
                List.of(),
                new CommitRange("a", "b"),
                List.of(),
                null,
                null,
                revertCommit,
                null,
                null,
                KnownBuilds.none());
    }

    private static ChooseStrategy said(@Nullable CommitRange reverted, @Nullable String revertMessage) {
        return new ChooseStrategy(
                ID,
                at("10:10"),
                Strategy.REVERT,
                null,
                List.of(),
                List.of(),
                reverted,
                List.of(),
                null,
                null,
                "c0ffee1",
                revertMessage,
                null,
                KnownBuilds.none());
    }

    private static ChooseStrategy asked(String time, Strategy strategy, StrategyAnswers answers) {
        return new ChooseStrategy(
                ID,
                at(time),
                strategy,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                answers,
                KnownBuilds.none());
    }
}
