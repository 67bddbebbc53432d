package mayday.timeline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.function.Consumer;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.ChangeRole;
import mayday.incident.v1.DismissReason;
import mayday.incident.v1.HypothesisArea;
import mayday.incident.v1.ImpactEndReason;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.ResponderRole;
import mayday.incident.v1.Strategy;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {

    @Test
    void the_war_room_says_how_to_get_in() {
        assertThat(headline(event -> event.getWarRoomOpenedBuilder().setProvider("Meet")))
                .isEqualTo("War room opened (Meet)");
        assertThat(headline(IncidentEvent.Builder::getWarRoomOpenedBuilder)).isEqualTo("War room opened");
        assertThat(headline(IncidentEvent.Builder::getWarRoomClosedBuilder)).isEqualTo("War room closed");
        assertThat(telling(event -> event.getWarRoomOpenedBuilder().setLink("https://meet.example/1"))
                        .text())
                .isEqualTo("https://meet.example/1");
    }

    @Test
    void a_watch_that_nobody_ended_ended_by_itself() {
        assertThat(headline(event -> event.getWatchEndedBuilder().setClean(true)))
                .isEqualTo("Watch ended clean");
        assertThat(headline(event -> bySystem(event).getWatchEndedBuilder().setClean(true)))
                .isEqualTo("Watch ended by itself, clean");
        assertThat(headline(event -> bySystem(event).getWatchEndedBuilder()))
                .isEqualTo("Watch ended by itself, not clean");
    }

    @Test
    void when_a_watch_is_to_end_is_told_by_the_clock() {
        assertThat(watching("2026-11-22T19:50:52.977296Z")).isEqualTo("Watching until 19:50:52");
        assertThat(watching("2026-11-22T20:00:00Z")).isEqualTo("Watching until 20:00");
        assertThat(watching("2026-11-23T00:00:00Z")).isEqualTo("Watching until 2026-11-23 00:00");
    }

    private static String watching(String until) {
        return headline(event -> event.setOccurredAt(Events.timestamp(Instant.parse("2026-11-22T18:50:52.977296Z")))
                .getWatchStartedBuilder()
                .setUntil(Events.timestamp(Instant.parse(until))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5000|5,000",
                "0.25|0.25",
                "1234567.5|1,234,567.5",
                "0|0",
                "999999999999999|999,999,999,999,999",
                "1e15|1e15",
                "1.25e308|1.25e308"
            })
    void a_number_of_users_can_be_read_whatever_its_size(double value, String read) {
        assertThat(headline(event ->
                        event.getUsersAffectedEstimatedBuilder().setValue(value).setUnit("users")))
                .isEqualTo("About %s users affected", read);
    }

    private static IncidentEvent.Builder bySystem(IncidentEvent.Builder event) {
        event.getActorBuilder().setKind(ActorKind.ACTOR_KIND_SYSTEM).setId("mayday");
        return event;
    }

    @Test
    void a_revert_says_what_its_commit_says() {
        assertThat(telling(event -> event.getStrategyChosenBuilder()
                                .setRationale("It worked before")
                                .setRevertMessage("Undo\n\nThis reverts commit a11bef0."))
                        .text())
                .isEqualTo("It worked before\nThe revert says: Undo\n\nThis reverts commit a11bef0.");
        assertThat(telling(event -> event.getStrategyChosenBuilder().setRevertMessage("Undo"))
                        .text())
                .isEqualTo("The revert says: Undo");
        assertThat(telling(event -> event.getStrategyChosenBuilder().setRationale("It worked before"))
                        .text())
                .isEqualTo("It worked before");
    }

    @Test
    void a_deployment_is_planned_canceled_and_follows_its_plan() {
        assertThat(headline(event -> event.getDeploymentScheduledBuilder()
                        .setScheduleId("S1")
                        .setEnvironment("production")
                        .setVersion("2.5")
                        .setPlannedAt(Timestamp.newBuilder().setSeconds(1_900_000_000))))
                .isEqualTo("Deployment of 2.5 to production planned for 2030-03-17 17:46:40 (S1)");
        assertThat(headline(
                        event -> event.getDeploymentScheduleCanceledBuilder().setScheduleId("S1")))
                .isEqualTo("Planned deployment S1 canceled");
        assertThat(headline(event -> event.getFixDeploymentStartedBuilder()
                        .setDeploymentId("d-1")
                        .setEnvironment("production")
                        .setScheduleId("S1")))
                .isEqualTo("Deploying fix to production (d-1, planned as S1)");
        assertThat(telling(event -> event.getFixDeploymentStartedBuilder()
                                .setUndoPlan("Deploy 2.4.")
                                .setOverrideReason("No staging"))
                        .text())
                .isEqualTo("Deploy 2.4. Not verified before: No staging");
    }

    @Test
    void people_take_part_or_do_not_and_hold_roles() {
        assertThat(headline(event -> event.getParticipantNamedBuilder()
                        .setPerson("Grace")
                        .setTeam("database")
                        .setRole("expert")))
                .isEqualTo("Grace took part (expert, database)");
        assertThat(headline(event -> event.getParticipantNamedBuilder().setPerson("Grace")))
                .isEqualTo("Grace took part");
        assertThat(headline(event -> event.getParticipantRemovedBuilder().setPerson("Grace")))
                .isEqualTo("Grace did not take part");
        assertThat(headline(event -> event.getRoleAssignedBuilder()
                        .setRole(ResponderRole.RESPONDER_ROLE_SUBJECT_EXPERT)
                        .setPerson("Grace")
                        .setPrevious("Ada")))
                .isEqualTo("Grace is subject expert instead of Ada");
    }

    @Test
    void a_hypothesis_is_raised_ruled_out_and_confirmed() {
        assertThat(headline(event -> event.getHypothesisRaisedBuilder()
                        .setHypothesisId("H1")
                        .setArea(HypothesisArea.HYPOTHESIS_AREA_THIRD_PARTY)))
                .isEqualTo("Hypothesis H1: third party");
        assertThat(headline(event -> event.getHypothesisRuledOutBuilder().setHypothesisId("H1")))
                .isEqualTo("Hypothesis H1 ruled out");
        assertThat(headline(event -> event.getHypothesisConfirmedBuilder().setHypothesisId("H1")))
                .isEqualTo("Hypothesis H1 confirmed");
    }

    @Test
    void ways_back_are_proposed_and_rollbacks_planned() {
        assertThat(headline(event -> event.getStrategyProposedBuilder()
                        .setStrategy(Strategy.STRATEGY_REVERT)
                        .setProposedBy("Ada")))
                .isEqualTo("Proposed: revert by Ada");
        assertThat(headline(event -> event.getStrategyProposedBuilder().setStrategy(Strategy.STRATEGY_REVERT)))
                .isEqualTo("Proposed: revert");
        assertThat(headline(event -> parts(event, "schema", "code"))).isEqualTo("Rollback planned: schema, code");
        assertThat(headline(event -> parts(event, "a", "b", "c", "d", "e", "f", "g")))
                .isEqualTo("Rollback planned: a, b, c, d, e and 2 more");
    }

    private static void parts(IncidentEvent.Builder event, String... names) {
        for (var name : names) {
            event.getRollbackPlannedBuilder().addPartsBuilder().setName(name);
        }
    }

    @Test
    void a_request_names_what_is_asked_for_and_of_whom() {
        assertThat(headline(event -> event.getFixDeploymentRequestedBuilder()
                        .setDeploymentId("d1")
                        .setEnvironment("production")
                        .setSystem("checkout")
                        .setVersion("2.4")
                        .setRequestedOf("the deployer")))
                .isEqualTo("Deployment of checkout 2.4 to production requested of the deployer (d1)");
        assertThat(headline(event -> event.getFixDeploymentRequestedBuilder()
                        .setDeploymentId("d1")
                        .setEnvironment("staging")))
                .isEqualTo("Deployment of fix to staging requested (d1)");
        assertThat(telling(event -> event.getFixDeploymentRequestedBuilder()
                        .setUndoPlan("Go back.")
                        .setOverrideReason("no time")))
                .isEqualTo(new Telling("Go back. Not verified before: no time", null));
    }

    @Test
    void a_change_that_is_unlinked_is_no_suspect() {
        assertThat(headline(event -> event.getChangeUnlinkedBuilder()
                        .setChangeId("deploy-7")
                        .setRole(ChangeRole.CHANGE_ROLE_SUSPECT)))
                .isEqualTo("Change deploy-7 is no suspect");
    }

    @Test
    void a_sign_off_names_the_person_and_the_system() {
        assertThat(headline(
                        event -> event.getSignedOffBuilder().setPerson("Ada").setSystem("checkout")))
                .isEqualTo("Ada signed off checkout");
        assertThat(headline(event -> event.getSignedOffBuilder().setPerson("Ada")))
                .isEqualTo("Ada signed off");
        assertThat(telling(event ->
                        event.getSignedOffBuilder().setSystem("checkout").setText("It flows")))
                .isEqualTo(new Telling("It flows", "checkout"));
    }

    @Test
    void a_regression_and_a_dismissal_say_what_it_was() {
        assertThat(headline(IncidentEvent.Builder::getRegressionReportedBuilder))
                .isEqualTo("Regression reported");
        assertThat(headline(event -> event.getDismissedBuilder()
                        .setReason(DismissReason.DISMISS_REASON_DUPLICATE)
                        .setDuplicateOf("INC-41")))
                .isEqualTo("Dismissed: duplicate of INC-41");
        assertThat(headline(event -> event.getDismissedBuilder().setReason(DismissReason.DISMISS_REASON_FALSE_ALARM)))
                .isEqualTo("Dismissed: false alarm");
    }

    @Test
    void a_merge_and_a_split_name_the_other_one() {
        assertThat(headline(event -> event.getMergedBuilder().setIntoIncidentNumber("INC-7")))
                .isEqualTo("Merged into INC-7");
        assertThat(headline(event -> event.getAbsorbedBuilder().setIncidentNumber("INC-3")))
                .isEqualTo("Absorbed INC-3");
        assertThat(headline(event -> event.getSplitBuilder().setIntoIncidentNumber("INC-9")))
                .isEqualTo("Split: part of it goes on as INC-9");
        assertThat(headline(event -> event.getSplitOffBuilder().setFromIncidentNumber("INC-7")))
                .isEqualTo("Split off from INC-7");
    }

    @Test
    void an_impact_that_goes_on_elsewhere_is_not_said_to_be_over() {
        assertThat(headline(event -> event.getImpactEndedBuilder()
                        .setReason(ImpactEndReason.IMPACT_END_REASON_MERGED)
                        .getTargetBuilder()
                        .setSystem("checkout")))
                .isEqualTo("checkout no longer counted here");
    }

    private static String headline(Consumer<IncidentEvent.Builder> fact) {
        return Headline.of(event(fact));
    }

    private static Telling telling(Consumer<IncidentEvent.Builder> fact) {
        return Telling.of(event(fact));
    }

    private static IncidentEvent event(Consumer<IncidentEvent.Builder> fact) {
        var event = IncidentEvent.newBuilder();
        fact.accept(event);
        return event.build();
    }
}
