package mayday.command.incident;

import static mayday.command.incident.ImpactLevel.DOWN;
import static mayday.command.incident.IncidentCommand.FinishDeployment.Outcome.FAILED;
import static mayday.command.incident.IncidentCommand.FinishDeployment.Outcome.PARTIAL;
import static mayday.command.incident.IncidentCommand.FinishDeployment.Outcome.SUCCEEDED;
import static mayday.command.incident.IncidentRejection.Reason.*;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.check;
import static mayday.command.incident.Story.choose;
import static mayday.command.incident.Story.deploy;
import static mayday.command.incident.Story.finish;
import static mayday.command.incident.Story.impacted;
import static mayday.command.incident.Story.named;
import static mayday.command.incident.Story.resolve;
import static mayday.command.incident.Story.verify;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepairTest {

    @Test
    void choosing_again_supersedes_and_choosing_the_same_changes_nothing() {
        var story = Story.live().given(choose("10:10", Strategy.HOTFIX));

        assertThat(story.when(choose("10:20", Strategy.FEATURE_OFF)))
                .hasExactlyElementsOfTypes(StrategySuperseded.class, StrategyChosen.class)
                .first()
                .isEqualTo(new StrategySuperseded(at("10:20"), Strategy.HOTFIX, null));
        assertThat(story.when(choose("10:20", Strategy.HOTFIX))).isEmpty();
    }

    @Test
    void a_revert_names_its_range_a_rollback_its_parts_and_a_developer_s_copy_its_provenance() {
        var copy = new ChooseStrategy(
                ID,
                at("10:10"),
                Strategy.REDEPLOY_LAST_GOOD,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                RestoreSource.DEVELOPER_COPY,
                null,
                null,
                null,
                null,
                KnownBuilds.none());

        Story.live().refuses(REVERT_WITHOUT_RANGE, choose("10:10", Strategy.REVERT));
        Story.live().refuses(ROLLBACK_WITHOUT_PARTS, choose("10:10", Strategy.ROLLBACK));
        Story.live().refuses(DEVELOPER_COPY_WITHOUT_PROVENANCE, copy);
        assertThat(Story.live().when(completeRevert())).hasSize(1);
        assertThat(Story.live().when(completeRollback())).hasSize(1);
    }

    @Test
    void in_retrospect_every_gate_of_a_choice_is_a_warning() {
        assertThat(Story.retrospective().warningsOf(choose("10:10", Strategy.REVERT)))
                .containsExactly("revert_without_range");
        assertThat(Story.retrospective().when(choose("10:10", Strategy.ROLLBACK)))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(FinishDeployment.Outcome.class)
    void a_deployment_starts_and_finishes_one_way_or_another(FinishDeployment.Outcome outcome) {
        var story = Story.live().given(deploy("10:20", "d1", "staging"));

        assertThat(story.when(finish("10:25", "d1", outcome)))
                .containsExactly(
                        switch (outcome) {
                            case SUCCEEDED -> new FixDeployed(at("10:25"), "d1", "staging", null);
                            case PARTIAL -> new FixDeploymentPartial(at("10:25"), "d1", "staging", null);
                            case FAILED -> new FixDeploymentFailed(at("10:25"), "d1", "staging", null);
                        });
        assertThat(story.given(finish("10:25", "d1", outcome)).when(finish("10:25", "d1", outcome)))
                .isEmpty();
    }

    @Test
    void a_deployment_id_names_one_deployment() {
        var story = Story.live().given(deploy("10:20", "d1", "staging"));

        assertThat(story.when(deploy("10:21", "d1", "staging"))).isEmpty();
        story.refuses(DEPLOYMENT_ALREADY_STARTED, deploy("10:21", "d1", "production"));
    }

    @Test
    void only_what_was_started_finishes_and_not_before_and_not_twice() {
        var story = Story.live().given(deploy("10:20", "d1", "staging"));

        story.refuses(DEPLOYMENT_NOT_STARTED, finish("10:25", "d2", SUCCEEDED));
        story.refuses(DEPLOYMENT_FINISHES_BEFORE_START, finish("10:19", "d1", SUCCEEDED));
        story.given(finish("10:25", "d1", SUCCEEDED));
        story.refuses(DEPLOYMENT_ALREADY_FINISHED, finish("10:26", "d1", FAILED));
    }

    @Test
    void a_partial_deployment_can_still_reach_the_rest() {
        var story = Story.live().given(deploy("10:20", "d1", "staging"), finish("10:25", "d1", PARTIAL));

        assertThat(story.when(finish("10:30", "d1", SUCCEEDED))).hasSize(1);
    }

    @Test
    void verifying_asks_for_a_finished_deployment_and_green_checks_in_that_environment() {
        var story = Story.live(named("checkout")).given(deploy("10:20", "d1", "staging"));

        story.refuses(DEPLOYMENT_UNFINISHED, verify("10:30", "staging"));
        story.given(finish("10:25", "d1", SUCCEEDED), check("10:26", "pay", "staging", false));
        story.refuses(CHECK_FAILED, verify("10:30", "staging"));
        assertThat(story.when(verify("10:30", "production"))).hasSize(1);
        story.given(check("10:28", "pay", "staging", true));
        assertThat(story.when(verify("10:30", "staging")))
                .containsExactly(new FixVerified(at("10:30"), "staging", List.of("checkout"), null));
        assertThat(story.given(verify("10:30", "staging")).when(verify("10:31", "staging")))
                .isEmpty();
    }

    @Test
    void a_deployment_elsewhere_neither_holds_up_a_verification_nor_lets_it_through() {
        var story = Story.live(named("checkout"))
                .given(
                        deploy("10:20", "d2", "production"),
                        deploy("10:21", "d1", "staging"),
                        finish("10:25", "d2", SUCCEEDED));

        story.refuses(DEPLOYMENT_UNFINISHED, verify("10:30", "staging"));
        assertThat(story.when(verify("10:30", "production"))).hasSize(1);
    }

    @Test
    void a_red_check_of_another_system_does_not_hold_up_a_verification() {
        var mail = new Check("send", "mail", "production", false, null, null, null, null);
        var story = Story.live(named("checkout"), named("mail")).given(new RecordCheck(ID, at("10:20"), mail, false));

        assertThat(story.when(verify("10:30", "production", "checkout"))).hasSize(1);
        story.refuses(CHECK_FAILED, verify("10:30", "production", "mail"));
    }

    @Test
    void resolving_asks_for_every_affected_system_to_be_verified_in_production() {
        var story = Story.live(named("checkout"), impacted("mail", DOWN));

        story.refuses(NOT_VERIFIED, resolve("11:00"));
        story.given(verify("10:50", "staging"), verify("10:50", "production", "checkout"));
        story.refuses(NOT_VERIFIED, resolve("11:00"));
        story.given(verify("10:50", "production", "mail"));
        assertThat(story.when(resolve("11:00")))
                .last()
                .isEqualTo(new IncidentResolved(at("11:00"), "Fixed", false, null));
    }

    @Test
    void a_red_production_check_stands_against_resolving() {
        var story = Story.live().given(check("10:20", "pay", "production", false));

        story.refuses(CHECK_FAILED, resolve("11:00"));
        assertThat(story.given(check("10:40", "pay", "production", true)).when(resolve("11:00")))
                .hasSize(1);
    }

    @Test
    void an_override_says_why_and_is_kept() {
        var story = Story.live(named("checkout"));

        story.refuses(OVERRIDE_WITHOUT_REASON, new Resolve(ID, at("11:00"), null, true, null));
        var override = new Resolve(ID, at("11:00"), null, true, "The vendor confirmed");
        assertThat(story.warningsOf(override)).containsExactly("override");
        assertThat(story.when(override))
                .containsExactly(new IncidentResolved(at("11:00"), null, true, "The vendor confirmed"));
    }

    @Test
    void in_retrospect_an_unverified_resolution_is_a_warning() {
        assertThat(Story.retrospective(named("checkout")).warningsOf(resolve("11:00")))
                .containsExactly("not_verified");
    }

    @Test
    void signing_off_again_changes_nothing_but_another_system_or_person_does() {
        var story = Story.live().given(signOff("ada", "checkout"));

        assertThat(Story.live().when(signOff("ada", "checkout")))
                .containsExactly(new SignedOff(at("11:00"), "ada", "checkout", "It flows"));
        assertThat(story.when(signOff("ada", "checkout"))).isEmpty();
        assertThat(story.when(signOff("ada", null))).hasSize(1);
        assertThat(story.when(signOff("ada", "mail"))).hasSize(1);
        assertThat(story.when(signOff("grace", "checkout"))).hasSize(1);
    }

    @Test
    void a_rejection_a_reopening_and_a_new_deployment_ask_for_sign_offs_anew() {
        var reject = new RejectFix(ID, at("11:10"), "staging", List.of("mail"), "Still slow");
        var reopen = new Reopen(ID, at("11:30"), null);

        assertThat(Story.live().given(signOff("ada", "checkout"), reject).when(signOff("ada", "checkout")))
                .hasSize(1);
        assertThat(Story.live()
                        .given(signOff("ada", "checkout"), resolve("11:20"), reopen)
                        .when(signOff("ada", "checkout")))
                .hasSize(1);
        assertThat(Story.live()
                        .given(signOff("ada", "checkout"), deploy("11:20", "d1", "production"))
                        .when(signOff("ada", "checkout")))
                .hasSize(1);
    }

    private static SignOff signOff(String person, @Nullable String system) {
        return new SignOff(ID, at("11:00"), person, system, "It flows");
    }

    @Test
    void a_rejection_a_new_deployment_and_a_reopening_void_what_was_verified() {
        var verified = verify("10:50", "production");

        Story.live(named("checkout"))
                .given(verified, new RejectFix(ID, at("10:55"), "production", List.of(), "Still slow"))
                .refuses(NOT_VERIFIED, resolve("11:00"));
        Story.live(named("checkout"))
                .given(verified, deploy("10:55", "d2", "production"))
                .refuses(NOT_VERIFIED, resolve("11:00"));
        Story.live(named("checkout"))
                .given(verified, resolve("11:00"), new Reopen(ID, at("11:10"), null))
                .refuses(NOT_VERIFIED, resolve("11:20"));
    }

    @Test
    void a_deployment_elsewhere_or_of_another_system_voids_nothing() {
        var mail = new DeployFix(
                ID, at("10:55"), "d3", "production", "mail", null, List.of(), null, null, null, true, "Urgent");

        assertThat(Story.live(named("checkout"))
                        .given(verify("10:50", "production"), deploy("10:55", "d2", "staging"), mail)
                        .when(resolve("11:00")))
                .hasSize(1);
    }

    private static ChooseStrategy completeRevert() {
        return new ChooseStrategy(
                ID,
                at("10:10"),
                Strategy.REVERT,
                "Cause unclear",
                List.of(),
                List.of("ada"),
                new CommitRange("abc", "def"),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                KnownBuilds.none());
    }

    private static ChooseStrategy completeRollback() {
        var database = new RollbackPart("schema", RollbackPart.Kind.DATABASE, "v41", "ada", 1, List.of());
        return new ChooseStrategy(
                ID,
                at("10:10"),
                Strategy.ROLLBACK,
                null,
                List.of(),
                List.of(),
                null,
                List.of(database),
                null,
                null,
                null,
                null,
                null,
                KnownBuilds.none());
    }

    @Test
    void after_a_reopening_the_same_choice_counts_anew() {
        var story = Story.live()
                .given(choose("10:10", Strategy.HOTFIX), resolve("11:00"), new Reopen(ID, at("11:10"), null));

        assertThat(story.when(choose("11:20", Strategy.HOTFIX))).hasExactlyElementsOfTypes(StrategyChosen.class);
        assertThat(story.when(choose("11:20", Strategy.FEATURE_OFF)))
                .hasExactlyElementsOfTypes(StrategySuperseded.class, StrategyChosen.class);
    }

    @Test
    void an_environment_is_one_place_however_it_is_capitalized() {
        var story = Story.live(named("checkout")).given(check("10:20", "pay", "Production", false));

        story.refuses(CHECK_FAILED, verify("10:30", "production"));
        story.given(check("10:40", "pay", "PRODUCTION", true), verify("10:50", "Production"));
        assertThat(story.when(resolve("11:00"))).hasSize(1);
    }
}
