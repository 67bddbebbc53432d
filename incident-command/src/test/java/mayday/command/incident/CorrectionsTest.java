package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.CORRECTION_EMPTY;
import static mayday.command.incident.IncidentRejection.Reason.DEPLOYMENT_FINISHES_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.ENTRY_AUTOMATIC;
import static mayday.command.incident.IncidentRejection.Reason.ENTRY_NOT_RETRACTABLE;
import static mayday.command.incident.IncidentRejection.Reason.ENTRY_RETRACTED;
import static mayday.command.incident.IncidentRejection.Reason.ENTRY_UNKNOWN;
import static mayday.command.incident.IncidentRejection.Reason.FIELD_NOT_CORRECTABLE;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_CHANGES_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_ENDS_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_OVERLAPS;
import static mayday.command.incident.IncidentRejection.Reason.NOT_VERIFIED;
import static mayday.command.incident.IncidentRejection.Reason.UNKNOWN_INCIDENT;
import static mayday.command.incident.IncidentRejection.Reason.USERS_RANGE_REVERSED;
import static mayday.command.incident.IncidentRejection.Reason.WATCH_ENDS_BEFORE_START;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.changeImpact;
import static mayday.command.incident.Story.check;
import static mayday.command.incident.Story.choose;
import static mayday.command.incident.Story.deploy;
import static mayday.command.incident.Story.endImpact;
import static mayday.command.incident.Story.finish;
import static mayday.command.incident.Story.idOf;
import static mayday.command.incident.Story.impacted;
import static mayday.command.incident.Story.mitigate;
import static mayday.command.incident.Story.named;
import static mayday.command.incident.Story.request;
import static mayday.command.incident.Story.resolve;
import static mayday.command.incident.Story.startImpact;
import static mayday.command.incident.Story.verify;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private static final UUID REPORT = idOf(1);
    private static final UUID SECOND = idOf(2);
    private static final UUID THIRD = idOf(3);

    @Test
    void a_correction_is_an_entry_of_its_own_and_what_was_said_first_stays() {
        var story = Story.live().given(note("10:05", "CPU at 90 %"));

        assertThat(story.when(text(SECOND, "CPU at 95 %")))
                .containsExactly(new EntryCorrected(at("11:00"), SECOND, "Misread", ofText("CPU at 95 %")));
        story.given(text(SECOND, "CPU at 95 %"));

        assertThat(story.history().get(1)).isEqualTo(noteTaken("10:05", "CPU at 90 %"));
        assertThat(story.facts().getLast()).isEqualTo(noteTaken("10:05", "CPU at 95 %"));
    }

    @Test
    void a_later_correction_counts_field_by_field() {
        var story = Story.live()
                .given(note("10:05", "CPU at 90 %"), text(SECOND, "CPU at 95 %"), moved(SECOND, "10:03"))
                .given(text(SECOND, "CPU at 99 %"));

        assertThat(story.facts().getLast()).isEqualTo(noteTaken("10:03", "CPU at 99 %"));
    }

    @Test
    void a_correction_of_a_correction_says_what_that_one_should_have_said() {
        var story = Story.live().given(note("10:05", "a"), text(SECOND, "b"), text(THIRD, "c"));
        assertThat(story.facts().getLast()).isEqualTo(noteTaken("10:05", "c"));

        story.given(retract(THIRD));
        assertThat(story.facts().getLast()).isEqualTo(noteTaken("10:05", "a"));
    }

    @Test
    void a_correction_keeps_its_place_when_it_is_corrected_itself() {
        var story = Story.live().given(note("10:05", "a"), text(SECOND, "b"), text(SECOND, "c"), text(THIRD, "d"));

        assertThat(story.facts().getLast()).isEqualTo(noteTaken("10:05", "c"));
        assertThat(story.given(retract(idOf(4))).facts().getLast()).isEqualTo(noteTaken("10:05", "d"));
    }

    @Test
    void a_retraction_of_a_correction_restores_what_it_corrected() {
        var story = Story.live().given(note("10:05", "a"), text(SECOND, "b"), retract(THIRD));

        assertThat(story.facts().getLast()).isEqualTo(noteTaken("10:05", "a"));
    }

    @Test
    void a_retracted_entry_counts_no_more_until_its_retraction_is_retracted() {
        var story = Story.live().given(note("10:05", "a"), retract(SECOND));
        assertThat(story.facts()).hasSize(1);
        assertThat(story.when(retract(SECOND))).isEmpty();

        assertThat(story.given(retract(THIRD)).facts().getLast()).isEqualTo(noteTaken("10:05", "a"));
        assertThat(story.when(retract(SECOND))).hasSize(1);
    }

    @Test
    void what_is_said_already_is_no_correction() {
        var story = Story.live().given(note("10:05", "a"));

        assertThat(story.when(text(SECOND, "a"))).isEmpty();
        assertThat(story.when(moved(SECOND, "10:05"))).isEmpty();
        assertThat(story.given(text(SECOND, "b")).when(text(SECOND, "b"))).isEmpty();
        assertThat(story.when(text(SECOND, "a"))).hasSize(1);
    }

    @Test
    void a_correction_that_a_later_one_hides_may_be_corrected_all_the_same() {
        var story = Story.live().given(note("10:05", "a"), text(SECOND, "b"), text(SECOND, "c"));

        assertThat(story.when(text(THIRD, "d"))).hasSize(1);
    }

    @Test
    void rules_see_the_corrected_fact() {
        var story = Story.live(impacted("checkout", ImpactLevel.DOWN)).given(endImpactOf("checkout"));
        story.given(startImpact("10:30", "checkout", ImpactLevel.DOWN));
        story.refuses(IMPACT_ENDS_BEFORE_START, endImpact("10:20", "checkout"));

        story.given(moved(idOf(4), "10:15"));

        assertThat(story.when(endImpact("10:20", "checkout"))).hasSize(1);
    }

    @Test
    void rules_do_not_see_what_was_retracted() {
        var story = Story.live(named("checkout")).given(verify("10:10", "production", "checkout"));
        assertThat(story.when(resolve("10:20"))).hasSize(1);

        story.given(retract(SECOND));

        story.refuses(NOT_VERIFIED, resolve("10:20"));
    }

    @Test
    void a_check_may_turn_out_to_have_failed() {
        var story = Story.live().given(check("10:10", "pay", "production", true));

        story.given(correct(SECOND, ofPassed(false)));

        assertThat(story.facts().getLast()).isInstanceOf(CheckFailed.class);
        assertThat(story.given(correct(SECOND, ofPassed(true))).facts().getLast())
                .isInstanceOf(CheckPassed.class);
    }

    @Test
    void a_resolution_that_is_retracted_leaves_the_incident_open_and_says_what_stays_ended() {
        var story = Story.live(impacted("checkout", ImpactLevel.DOWN))
                .given(verify("10:10", "production"), resolve("10:20"));
        assertThat(story.history()).last().isInstanceOf(IncidentResolved.class);

        assertThat(story.warningsOf(retract(story.last()))).containsExactly("impact_stays_ended");
        story.given(retract(story.last()));

        assertThat(story.when(resolve("10:30"))).singleElement().isInstanceOf(IncidentResolved.class);
        assertThat(story.warningsOf(retract(SECOND))).isEmpty();
    }

    @Test
    void a_mitigation_and_a_dismissal_say_so_too() {
        var mitigated = Story.live(impacted("checkout", ImpactLevel.DOWN)).given(mitigate("10:20"));
        assertThat(mitigated.warningsOf(retract(mitigated.last()))).containsExactly("impact_stays_ended");

        var dismissed = Story.live(impacted("checkout", ImpactLevel.DOWN))
                .given(new Dismiss(ID, at("10:20"), DismissReason.FALSE_ALARM, null, null));
        assertThat(dismissed.warningsOf(retract(dismissed.last()))).containsExactly("impact_stays_ended");
        assertThat(dismissed.given(retract(dismissed.last())).when(note("10:30", "It is real")))
                .hasSize(1);
    }

    @Test
    void an_impact_cannot_be_made_to_end_before_it_begins() {
        var story = Story.live().given(startImpact("10:00", "checkout", ImpactLevel.DOWN), endImpactOf("checkout"));

        story.refuses(IMPACT_ENDS_BEFORE_START, moved(SECOND, "10:30"));
        story.refuses(IMPACT_ENDS_BEFORE_START, moved(THIRD, "09:59"));
        assertThat(story.given(moved(THIRD, "10:40")).when(moved(SECOND, "10:30")))
                .hasSize(1);
    }

    @Test
    void a_retraction_cannot_make_an_impact_end_before_it_begins() {
        var story = Story.live()
                .given(startImpact("10:00", "checkout", ImpactLevel.DOWN))
                .given(startImpact("09:30", "checkout", ImpactLevel.DOWN))
                .given(endImpact("09:45", "checkout"));

        story.refuses(IMPACT_ENDS_BEFORE_START, retract(THIRD));
        assertThat(story.when(retract(idOf(4)))).hasSize(1);
    }

    @Test
    void a_deployment_and_a_watch_cannot_either() {
        var deployed = Story.live()
                .given(deploy("10:00", "d1", "production"))
                .given(finish("10:10", "d1", FinishDeployment.Outcome.PARTIAL))
                .given(finish("10:15", "d1", FinishDeployment.Outcome.FAILED));
        deployed.refuses(DEPLOYMENT_FINISHES_BEFORE_START, moved(SECOND, "10:11"));
        deployed.refuses(DEPLOYMENT_FINISHES_BEFORE_START, moved(idOf(4), "09:00"));
        assertThat(deployed.when(moved(SECOND, "10:10"))).hasSize(1);

        var watched = Story.live()
                .given(new StartWatch(ID, at("10:00"), Duration.ofHours(1), List.of()))
                .given(new EndWatch(ID, at("10:30"), true, null));
        watched.refuses(WATCH_ENDS_BEFORE_START, moved(THIRD, "09:59"));
    }

    @Test
    void a_deployment_that_went_elsewhere_ended_there_too() {
        var story = Story.live()
                .given(deploy("10:00", "d1", "production"))
                .given(finish("10:10", "d1", FinishDeployment.Outcome.SUCCEEDED))
                .given(deploy("10:20", "d2", "production"));

        story.given(correct(SECOND, Correction.ofEnvironment("staging")));

        assertThat(story.history().subList(4, 6)).hasOnlyElementsOfType(EntryCorrected.class);
        assertThat(story.facts().get(1)).extracting("environment").isEqualTo("staging");
        assertThat(story.facts().get(2)).extracting("environment").isEqualTo("staging");
        assertThat(story.facts().get(3)).extracting("environment").isEqualTo("production");
    }

    @Test
    void a_start_of_the_requested_version_follows_the_request() {
        var story = Story.live()
                .given(request("10:00", "d1", "staging"), deploy("10:05", "d1", "staging"))
                .given(correct(SECOND, Correction.ofVersion("v3")));
        assertThat(story.facts().subList(1, 3)).extracting("version").containsExactly("v3", "v3");

        story.given(retract(idOf(4)));
        assertThat(story.facts().subList(1, 3)).extracting("version").containsExactly("v2", "v2");

        story.given(correct(THIRD, Correction.ofVersion("v4")), correct(SECOND, Correction.ofVersion("v3")));
        assertThat(story.facts().subList(1, 3)).extracting("version").containsExactly("v3", "v4");
    }

    @Test
    void a_deployment_s_request_stays_when_its_start_goes_and_takes_neither_start_nor_end_along() {
        var story = Story.live()
                .given(request("10:00", "d1", "staging"), deploy("10:05", "d1", "staging"))
                .given(finish("10:10", "d1", FinishDeployment.Outcome.SUCCEEDED));

        assertThat(story.when(retract(SECOND))).hasSize(1);
        assertThat(story.given(retract(THIRD)).facts())
                .hasExactlyElementsOfTypes(IncidentReported.class, FixDeploymentRequested.class);
    }

    @Test
    void what_was_put_right_of_a_request_while_it_was_retracted_agrees_when_it_comes_back() {
        var story = Story.live()
                .given(request("10:00", "d1", "staging"), deploy("10:05", "d1", "staging"), retract(SECOND))
                .given(correct(THIRD, Correction.ofEnvironment("test")));

        story.given(retract(idOf(4)));
        assertThat(story.facts().subList(1, 3)).extracting("environment").containsExactly("test", "test");
    }

    @Test
    void a_correction_that_is_retracted_takes_along_what_it_brought() {
        var story = Story.live()
                .given(deploy("10:00", "d1", "production"))
                .given(finish("10:10", "d1", FinishDeployment.Outcome.SUCCEEDED))
                .given(correct(SECOND, Correction.ofEnvironment("staging")));

        assertThat(story.given(retract(idOf(4))).facts().subList(1, 3))
                .extracting("environment")
                .containsExactly("production", "production");
    }

    @Test
    void a_correction_that_counts_again_brings_along_what_it_brought_before() {
        var story = Story.live()
                .given(startImpact("10:00", "cart", ImpactLevel.DOWN), endImpact("10:10", "cart"))
                .given(correct(SECOND, Correction.ofSystem("checkout")));
        var corrected = idOf(4);
        story.given(retract(corrected));
        assertThat(systems(story)).containsExactly("cart", "cart");

        story.given(retract(idOf(6)));

        assertThat(systems(story)).containsExactly("checkout", "checkout");
    }

    @Test
    void what_was_told_while_a_correction_counted_goes_back_with_it() {
        var story = Story.live()
                .given(startImpact("10:00", "cart", ImpactLevel.DOWN))
                .given(correct(SECOND, Correction.ofSystem("checkout")), endImpact("10:10", "checkout"))
                .given(retract(THIRD));

        assertThat(systems(story)).containsExactly("cart", "cart");
    }

    @Test
    void a_hidden_correction_moves_nothing_along() {
        var story = Story.live(impacted("checkout", ImpactLevel.DOWN)).given(mitigate("10:50"));
        var mitigation = story.last();
        story.given(moved(mitigation, "10:40"), moved(mitigation, "10:45"), moved(idOf(5), "10:30"));

        assertThat(story.facts().subList(2, 4)).extracting(IncidentEvent::when).containsOnly(at("10:45"));
    }

    @Test
    void an_impact_does_not_move_onto_a_system_that_has_its_own() {
        var story = Story.live()
                .given(startImpact("10:00", "checkout", ImpactLevel.DOWN))
                .given(startImpact("10:05", "cart", ImpactLevel.DOWN))
                .given(endImpact("10:20", "cart"));

        story.refuses(IMPACT_OVERLAPS, correct(THIRD, Correction.ofSystem("checkout")));
        assertThat(story.when(correct(THIRD, Correction.ofSystem("search")))).hasSize(2);
    }

    @Test
    void a_deployment_that_was_never_started_did_not_end() {
        var story = Story.live()
                .given(deploy("10:00", "d1", "production"))
                .given(finish("10:10", "d1", FinishDeployment.Outcome.SUCCEEDED));

        assertThat(story.given(retract(SECOND)).facts()).hasSize(1);
    }

    @Test
    void a_deployment_that_was_started_after_all_ended_after_all() {
        var story = Story.live()
                .given(deploy("10:00", "d1", "production"))
                .given(finish("10:10", "d1", FinishDeployment.Outcome.SUCCEEDED), retract(SECOND));

        story.given(retract(idOf(4)));
        assertThat(story.facts()).hasSize(3);

        story.given(retract(idOf(6)));
        assertThat(story.facts()).as("taken back once more").hasSize(1);
        story.given(retract(idOf(8)));
        assertThat(story.facts()).as("and restored once more").hasSize(3);
    }

    @Test
    void an_end_that_was_retracted_by_itself_stays_so_when_the_start_comes_back() {
        var story = Story.live()
                .given(deploy("10:00", "d1", "production"))
                .given(finish("10:10", "d1", FinishDeployment.Outcome.SUCCEEDED))
                .given(retract(THIRD), retract(SECOND), retract(idOf(5)));

        assertThat(story.facts()).hasSize(2).last().isInstanceOf(FixDeploymentStarted.class);
    }

    @Test
    void what_was_put_right_while_it_was_retracted_agrees_when_it_comes_back() {
        var story = Story.live()
                .given(deploy("10:00", "d1", "production"))
                .given(finish("10:10", "d1", FinishDeployment.Outcome.SUCCEEDED))
                .given(correct(SECOND, Correction.ofEnvironment("staging")));
        var correction = idOf(4);
        story.given(retract(SECOND));
        var retraction = idOf(6);

        story.given(retract(correction), retract(retraction));

        assertThat(story.facts().subList(1, 3)).extracting("environment").containsExactly("production", "production");
    }

    @Test
    void a_choice_that_was_never_made_superseded_nothing() {
        var story = Story.live().given(choose("10:05", Strategy.HOTFIX), choose("10:10", Strategy.SCALE));

        story.given(retract(idOf(4)));
        assertThat(story.facts())
                .noneMatch(StrategySuperseded.class::isInstance)
                .last()
                .extracting("strategy")
                .isEqualTo(Strategy.HOTFIX);
        assertThat(story.when(choose("10:20", Strategy.HOTFIX))).isEmpty();

        story.given(retract(idOf(5)));
        assertThat(story.facts()).hasSize(4).anyMatch(StrategySuperseded.class::isInstance);
    }

    @Test
    void a_regression_that_was_none_reopened_nothing_and_left_the_watch_running() {
        var story = Story.live(named("checkout"))
                .given(verify("10:10", "production"), new StartWatch(ID, at("10:12"), Duration.ofHours(1), List.of()))
                .given(resolve("10:20"), new ReportRegression(ID, at("10:30"), "Receipts twice", null, null));
        var regression = idOf(5);
        assertThat(story.history().get(4)).isInstanceOf(RegressionReported.class);
        assertThat(story.history().get(5)).isInstanceOf(WatchEnded.class);
        assertThat(story.history().get(6)).isInstanceOf(IncidentReopened.class);

        story.given(retract(regression));
        assertThat(story.facts()).hasSize(4);
        assertThat(story.when(new EndWatch(ID, at("10:40"), true, null))).hasSize(1);
        assertThat(story.when(resolve("10:40"))).as("it is resolved").isEmpty();

        story.given(retract(idOf(8)));
        assertThat(story.facts()).hasSize(7);
        story.refuses(NOT_VERIFIED, resolve("10:40"));
    }

    @Test
    void a_watch_that_somebody_ended_stays_ended_when_a_regression_is_retracted() {
        var story = Story.live()
                .given(new StartWatch(ID, at("10:12"), Duration.ofHours(1), List.of()))
                .given(new ReportRegression(ID, at("10:30"), "Receipts twice", null, null))
                .given(new EndWatch(ID, at("10:31"), false, "Regression: Receipts twice"), retract(THIRD));

        assertThat(story.facts()).last().isInstanceOf(WatchEnded.class);
    }

    @Test
    void a_dismissal_leaves_no_impact_open_that_began_later() {
        var story = Story.live(impacted("checkout", ImpactLevel.DOWN))
                .given(startImpact("10:30", "cart", ImpactLevel.DOWN));
        var dismiss = new Dismiss(ID, at("10:20"), DismissReason.FALSE_ALARM, null, null);

        assertThat(story.warningsOf(dismiss)).containsExactly("impact_not_counted");
        assertThat(story.when(dismiss))
                .filteredOn(ImpactEnded.class::isInstance)
                .extracting(IncidentEvent::when)
                .containsExactly(at("10:30"), at("10:20"));
        story.given(dismiss);
        assertThat(story.warningsOf(retract(story.last()))).containsExactly("impact_stays_ended");
    }

    @Test
    void a_watch_is_not_moved_past_its_own_end() {
        var story = Story.live().given(new StartWatch(ID, at("10:00"), Duration.ofHours(1), List.of()));

        story.refuses(WATCH_ENDS_BEFORE_START, moved(SECOND, "11:30"));
    }

    private static List<String> systems(Story story) {
        return story.facts().stream()
                .map(fact -> fact instanceof ImpactStarted started
                        ? started.target().system()
                        : fact instanceof ImpactEnded ended ? ended.target().system() : "")
                .filter(system -> !system.isEmpty())
                .toList();
    }

    @Test
    void an_impact_on_another_system_changed_and_ended_there_too() {
        var story = Story.live()
                .given(startImpact("10:00", "cart", ImpactLevel.DOWN))
                .given(changeImpact("10:05", "cart", ImpactLevel.PARTIAL))
                .given(endImpact("10:10", "cart"))
                .given(startImpact("10:20", "cart", ImpactLevel.DOWN));

        story.given(correct(SECOND, Correction.ofSystem("checkout")));

        assertThat(story.facts().subList(1, 5))
                .extracting("target.system")
                .containsExactly("checkout", "checkout", "checkout", "cart");
        assertThat(story.when(endImpact("10:30", "cart"))).hasSize(1);
    }

    @Test
    void the_impact_that_a_mitigation_ended_moves_with_its_time() {
        var story = Story.live(impacted("checkout", ImpactLevel.DOWN)).given(mitigate("10:50"));

        story.given(moved(story.last(), "10:40"));

        assertThat(story.facts())
                .filteredOn(ImpactEnded.class::isInstance)
                .singleElement()
                .extracting(IncidentEvent::when)
                .isEqualTo(at("10:40"));
        assertThat(story.warningsOf(retract(idOf(4)))).containsExactly("impact_stays_ended");
    }

    @Test
    void an_impact_cannot_be_made_to_change_before_it_begins() {
        var story = Story.live()
                .given(startImpact("10:00", "checkout", ImpactLevel.DOWN))
                .given(changeImpact("10:05", "checkout", ImpactLevel.PARTIAL));

        story.refuses(IMPACT_CHANGES_BEFORE_START, moved(THIRD, "09:59"));
        assertThat(story.when(moved(THIRD, "10:01"))).hasSize(1);
    }

    @Test
    void a_range_of_users_cannot_be_turned_around() {
        var story = Story.live().given(new EstimateUsersAffected(ID, at("10:05"), 1200, 1500.0, "users", null, null));

        story.refuses(USERS_RANGE_REVERSED, correct(SECOND, ofValue(5000)));
        assertThat(story.when(correct(SECOND, ofValue(1500)))).hasSize(1);
    }

    @Test
    void who_is_relieved_holds_a_role_no_more_whatever_is_retracted_in_between() {
        var story = Story.live()
                .given(new AssignRole(ID, at("10:01"), ResponderRole.COMMANDER, "Ada"))
                .given(new AssignRole(ID, at("10:02"), ResponderRole.COMMANDER, "Bob"))
                .given(new AssignRole(ID, at("10:03"), ResponderRole.COMMANDER, "Cy"))
                .given(retract(THIRD));

        assertThat(story.when(new AssignRole(ID, at("10:05"), ResponderRole.COMMANDER, "Dan")))
                .containsExactly(new RoleAssigned(at("10:05"), ResponderRole.COMMANDER, "Dan", "Cy"));
    }

    @Test
    void what_two_incidents_tell_of_is_neither_moved_nor_taken_back_in_one() {
        var story = Story.live(impacted("checkout", ImpactLevel.DOWN))
                .given(new Merge(ID, at("10:30"), new IncidentId(new UUID(9, 9)), 7, "The same"));
        var ended = 1 + story.history().stream().map(Object::getClass).toList().indexOf(ImpactEnded.class);

        story.refuses(ENTRY_NOT_RETRACTABLE, retract(idOf(ended)));
        story.refuses(FIELD_NOT_CORRECTABLE, moved(idOf(ended), "10:40"));
        story.refuses(ENTRY_NOT_RETRACTABLE, retract(story.last()));
        assertThat(story.when(text(story.last(), "Another fault, the same cause")))
                .hasSize(1);
    }

    @Test
    void the_report_itself_may_be_put_right_but_not_taken_back() {
        var story = Story.live();
        story.given(correct(
                REPORT,
                new Correction(
                        null,
                        "Cart is broken",
                        null,
                        null,
                        Severity.SEV1,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        at("09:40"),
                        at("09:50"))));

        assertThat(story.facts()).singleElement().isInstanceOfSatisfying(IncidentReported.class, reported -> {
            assertThat(reported.title()).isEqualTo("Cart is broken");
            assertThat(reported.severity()).isEqualTo(Severity.SEV1);
            assertThat(reported.impactStartedAt()).isEqualTo(at("09:40"));
            assertThat(reported.detectedAt()).isEqualTo(at("09:50"));
            assertThat(reported.number()).isEqualTo(42);
        });
        story.refuses(ENTRY_NOT_RETRACTABLE, retract(REPORT));
    }

    @Test
    void what_a_service_told_is_retracted_but_not_edited() {
        var story = Story.live().givenByService(note("10:05", "Alert: errors"));

        story.refuses(ENTRY_AUTOMATIC, text(SECOND, "No alert"));
        assertThat(story.when(retract(SECOND))).hasSize(1);
    }

    @Test
    void what_was_retracted_is_not_put_right() {
        var story = Story.live().given(note("10:05", "a"), text(SECOND, "b"), retract(SECOND));

        story.refuses(ENTRY_RETRACTED, text(SECOND, "c"));
        story.refuses(ENTRY_RETRACTED, text(THIRD, "c"));
    }

    @Test
    void a_correction_names_a_field_that_the_entry_has() {
        var story = Story.live().given(note("10:05", "a"), text(SECOND, "b"));

        story.refuses(CORRECTION_EMPTY, correct(SECOND, nothing()));
        story.refuses(FIELD_NOT_CORRECTABLE, correct(SECOND, ofLevel(ImpactLevel.DOWN)));
        story.refuses(FIELD_NOT_CORRECTABLE, correct(THIRD, ofLevel(ImpactLevel.DOWN)));
        story.given(new Pin(ID, at("11:00"), SECOND));
        story.refuses(FIELD_NOT_CORRECTABLE, moved(story.last(), "10:00"));
    }

    @Test
    void only_an_entry_of_this_incident_is_spoken_of() {
        var elsewhere = new UUID(1, 1);
        var story = Story.live();

        story.refuses(ENTRY_UNKNOWN, text(elsewhere, "b"));
        story.refuses(ENTRY_UNKNOWN, retract(elsewhere));
        story.refuses(ENTRY_UNKNOWN, new Pin(ID, at("11:00"), elsewhere));
        story.refuses(ENTRY_UNKNOWN, new Unpin(ID, at("11:00"), elsewhere));
        Story.unreported().refuses(UNKNOWN_INCIDENT, retract(elsewhere));
    }

    @Test
    void an_entry_is_pinned_until_it_is_unpinned() {
        var story = Story.live().given(note("10:05", "a"));
        var pin = new Pin(ID, at("11:00"), SECOND);
        var unpin = new Unpin(ID, at("11:00"), SECOND);

        assertThat(story.when(unpin)).isEmpty();
        assertThat(story.when(pin)).containsExactly(new EntryPinned(at("11:00"), SECOND));
        assertThat(story.given(pin).when(pin)).isEmpty();
        assertThat(story.when(new Pin(ID, at("11:00"), REPORT))).hasSize(1);
        assertThat(story.when(unpin)).containsExactly(new EntryUnpinned(at("11:00"), SECOND));
        assertThat(story.given(unpin).when(unpin)).isEmpty();
        story.refuses(ENTRY_NOT_RETRACTABLE, retract(THIRD));
        story.refuses(ENTRY_NOT_RETRACTABLE, retract(story.last()));
    }

    @Test
    void the_record_of_a_dismissed_incident_may_still_be_put_right() {
        var story = Story.live()
                .given(note("10:05", "a"), new Dismiss(ID, at("10:20"), DismissReason.FALSE_ALARM, null, null));

        assertThat(story.when(text(SECOND, "b"))).hasSize(1);
        assertThat(story.when(retract(SECOND))).hasSize(1);
    }

    private static IncidentEvent noteTaken(String time, String text) {
        return new NoteTaken(at(time), NoteKind.OBSERVATION, text, null, null, List.of());
    }

    private static Note note(String time, String text) {
        return new Note(ID, at(time), NoteKind.OBSERVATION, text, null, null, List.of());
    }

    private static EndImpact endImpactOf(String system) {
        return endImpact("10:10", system);
    }

    private static Correct text(UUID entry, String text) {
        return correct(entry, ofText(text));
    }

    private static Correct moved(UUID entry, String time) {
        return correct(
                entry,
                new Correction(at(time), null, null, null, null, null, null, null, null, null, null, null, null, null));
    }

    private static Correct correct(UUID entry, Correction correction) {
        return new Correct(ID, at("11:00"), entry, "Misread", correction);
    }

    private static Retract retract(UUID entry) {
        return new Retract(ID, at("11:00"), entry, "Not ours");
    }

    private static Correction nothing() {
        return new Correction(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static Correction ofText(String text) {
        return new Correction(null, null, text, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static Correction ofLevel(ImpactLevel level) {
        return new Correction(null, null, null, level, null, null, null, null, null, null, null, null, null, null);
    }

    private static Correction ofValue(double value) {
        return new Correction(null, null, null, null, null, value, null, null, null, null, null, null, null, null);
    }

    private static Correction ofPassed(boolean passed) {
        return new Correction(null, null, null, null, null, null, null, null, null, null, null, passed, null, null);
    }
}
