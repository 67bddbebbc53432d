package mayday.timeline.board;

import static mayday.timeline.event.Events.at;
import static mayday.timeline.event.Events.incident;
import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.AffectedSystem;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.Precision;
import mayday.incident.v1.ReportSource;
import mayday.incident.v1.ResponderRole;
import mayday.incident.v1.Severity;
import mayday.incident.v1.Strategy;
import mayday.incident.v1.TeamCalledIn;
import mayday.incident.v1.UsersAffectedEstimated;
import mayday.timeline.board.ImpactNow.SystemNow;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class BoardTest {

    @Test
    void it_is_reported_until_somebody_is_on_it() {
        assertThat(row(reported())).returns(Status.REPORTED, BoardRow::status);
        assertThat(next(reported())).isEqualTo("acknowledge");
        assertThat(status(reported().acknowledged(2))).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void the_impact_that_the_report_itself_names_acknowledges_nothing() {
        var log = incident()
                .report(
                        0,
                        report -> report.addSystems(AffectedSystem.newBuilder()
                                .setTarget(Events.target("search"))
                                .setLevel(ImpactLevel.IMPACT_LEVEL_DOWN)))
                .down(0, "search");

        assertThat(status(log)).isEqualTo(Status.REPORTED);
    }

    @Test
    void on_some_day_is_no_instant_at_which_it_was_resolved() {
        var log = reported().known(Precision.PRECISION_DAY).resolved(8);

        assertThat(row(log)).returns(Status.RESOLVED, BoardRow::status).returns(null, BoardRow::resolvedAt);
    }

    @Test
    void further_notes_of_its_reporter_acknowledge_nothing() {
        assertThat(status(reported().note(1, "Still down"))).isEqualTo(Status.REPORTED);
    }

    @Test
    void the_first_command_of_another_person_acknowledges() {
        assertThat(status(reported().by("grace").note(1, "Looking"))).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void a_machine_acknowledges_nothing() {
        var log = reported().add(1, event -> {
            event.getActorBuilder().setKind(ActorKind.ACTOR_KIND_SERVICE).setId("alerts");
            event.getNoteTakenBuilder().setText("still firing");
        });

        assertThat(status(log)).isEqualTo(Status.REPORTED);
    }

    @Test
    void a_fix_goes_from_choice_to_watch() {
        var log = reported().acknowledged(1);
        assertThat(next(log)).isEqualTo("choose-strategy");
        assertThat(status(log.strategy(2, Strategy.STRATEGY_REVERT))).isEqualTo(Status.FIXING);
        assertThat(next(log)).isEqualTo("deploy-fix");
        assertThat(status(log.deploying(3, "d1", "production"))).isEqualTo(Status.FIXING);
        assertThat(next(log)).isEqualTo("finish-deployment");
        assertThat(status(log.deployed(4, "d1", "production"))).isEqualTo(Status.VERIFYING);
        assertThat(next(log)).isEqualTo("verify");
        assertThat(next(log.verified(5))).isEqualTo("start-watch");
        assertThat(status(log.watching(6))).isEqualTo(Status.WATCHING);
        assertThat(next(log)).isEqualTo("end-watch");
        assertThat(next(log.watched(7))).isEqualTo("resolve");
        assertThat(status(log.resolved(8))).isEqualTo(Status.RESOLVED);
        assertThat(row(log).nextStep()).isNull();
        assertThat(row(log).resolvedAt()).isEqualTo(at(8));
    }

    @Test
    void a_rollback_goes_on_until_all_of_its_parts_are_back() {
        var log = reported().acknowledged(1).rollback(2, "code", "schema");
        assertThat(next(log)).isEqualTo("complete-rollback-step");
        assertThat(next(log.wentBack(3, "schema"))).isEqualTo("complete-rollback-step");
        assertThat(next(log.deploying(4, "d1", "production"))).isEqualTo("finish-deployment");
        assertThat(next(log.deployed(5, "d1", "production"))).isEqualTo("complete-rollback-step");
        assertThat(next(log.wentBack(6, "code"))).isEqualTo("verify");
        assertThat(next(log.stayed(7, "schema"))).isEqualTo("complete-rollback-step");
        assertThat(next(log.retracted(8))).isEqualTo("verify");
    }

    @Test
    void a_rollback_whose_parts_are_back_is_deployed_like_any_other_fix() {
        assertThat(next(reported().acknowledged(1).rollback(2, "code").wentBack(3, "code")))
                .isEqualTo("deploy-fix");
    }

    @Test
    void a_plan_alone_is_no_rollback_and_another_choice_ends_one() {
        var log = reported().acknowledged(1).planned(2, null, "code");
        assertThat(next(log)).isEqualTo("choose-strategy");
        assertThat(next(log.strategy(3, Strategy.STRATEGY_ROLLBACK))).isEqualTo("complete-rollback-step");
        assertThat(next(log.strategy(4, Strategy.STRATEGY_REVERT))).isEqualTo("deploy-fix");
    }

    @Test
    void what_goes_to_another_place_by_a_new_plan_has_yet_to_go_there() {
        var log = reported().acknowledged(1).rollback(2, "code").wentBack(3, "code");

        assertThat(next(log.planned(4, null, "code"))).isEqualTo("deploy-fix");
        assertThat(next(log.planned(5, "v41", "code"))).isEqualTo("complete-rollback-step");
    }

    @Test
    void an_incident_that_is_opened_again_goes_its_way_back_anew() {
        var log = reported().acknowledged(1).rollback(2, "code").wentBack(3, "code");
        log.resolved(4).reopened(5);

        assertThat(next(log)).isEqualTo("choose-strategy");
        assertThat(next(log.strategy(6, Strategy.STRATEGY_ROLLBACK))).isEqualTo("complete-rollback-step");
    }

    @Test
    void a_state_of_an_older_version_rolls_nothing_back() {
        var state = BoardRow.JSON.readTree(BoardRow.JSON.writeValueAsBytes(BoardProjection.fold(
                null, reported().acknowledged(1).rollback(2, "code").published())));
        ((ObjectNode) state.path("progress")).remove("rollback");

        var read = BoardRow.JSON.treeToValue(state, BoardState.class);

        assertThat(read.nextStep()).isEqualTo(new Progress.Step("deploy-fix", "Record deployment"));
    }

    @Test
    void a_rejected_fix_and_a_failed_deployment_lead_back_to_fixing() {
        var deployed = reported().strategy(2, Strategy.STRATEGY_REVERT).deploying(3, "d1", "production");

        assertThat(status(deployed.deploymentFailed(4, "d1"))).isEqualTo(Status.FIXING);
        assertThat(status(deployed.deploying(5, "d2", "production").deployed(6, "d2", "production")))
                .isEqualTo(Status.VERIFYING);
        assertThat(status(deployed.rejected(7))).isEqualTo(Status.FIXING);
    }

    @Test
    void a_start_that_is_told_after_its_failure_does_not_run_for_ever() {
        var log = reported()
                .deploying(1, "d1", "production")
                .deployed(2, "d1", "production")
                .requested(3, "d2", "production")
                .deploymentFailed(30, "d2");

        assertThat(status(log.deploying(25, "d2", "production"))).isEqualTo(Status.VERIFYING);
        assertThat(status(log.deploying(40, "d2", "production"))).isEqualTo(Status.FIXING);
    }

    @Test
    void what_was_requested_and_failed_without_a_start_has_changed_nothing() {
        var log = reported()
                .deploying(1, "d1", "production")
                .deployed(2, "d1", "production")
                .requested(3, "d2", "production")
                .deploymentFailed(4, "d2");

        assertThat(status(log)).isEqualTo(Status.VERIFYING);
        assertThat(status(log.requested(5, "d3", "production")
                        .deploying(6, "d3", "production")
                        .deploymentFailed(7, "d3")))
                .isEqualTo(Status.FIXING);
    }

    @Test
    void the_end_of_an_earlier_deployment_says_nothing_about_the_last_one() {
        var log = reported()
                .deploying(3, "d1", "production")
                .deploying(4, "d2", "production")
                .deployed(5, "d1", "production");

        assertThat(status(log)).isEqualTo(Status.FIXING);
    }

    @Test
    void a_reopened_incident_starts_again_as_acknowledged() {
        var log = reported()
                .strategy(2, Strategy.STRATEGY_REVERT)
                .mitigated(3)
                .resolved(8)
                .reopened(9);

        assertThat(status(log)).isEqualTo(Status.ACKNOWLEDGED);
        assertThat(row(log).mitigated()).isFalse();
        assertThat(row(log).resolvedAt()).isNull();
        assertThat(row(log).strategy()).isEqualTo("REVERT");
    }

    @Test
    void a_dismissed_incident_is_over_until_it_is_reopened() {
        var log = reported().strategy(2, Strategy.STRATEGY_REVERT).watching(3).dismissed(8);

        assertThat(row(log))
                .returns(Status.DISMISSED, BoardRow::status)
                .returns(null, BoardRow::resolvedAt)
                .returns(null, BoardRow::nextStep);
        assertThat(status(log.reopened(9))).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void a_resolved_incident_that_turns_out_to_be_none_is_dismissed() {
        assertThat(status(reported().resolved(8).dismissed(9))).isEqualTo(Status.DISMISSED);
    }

    @Test
    void a_state_of_an_older_version_was_not_dismissed() {
        var state = BoardRow.JSON.readTree(BoardRow.JSON.writeValueAsBytes(
                BoardProjection.fold(null, reported().published())));
        ((ObjectNode) state.path("progress")).remove("dismissed");

        var read = BoardRow.JSON.treeToValue(state, BoardState.class);

        assertThat(read.progress().status()).isEqualTo(Status.REPORTED);
    }

    @Test
    void a_merged_incident_goes_on_elsewhere_and_says_where() {
        var log = reported().strategy(2, Strategy.STRATEGY_REVERT).watching(3).merged(8, "INC-7");

        assertThat(row(log))
                .returns(Status.MERGED, BoardRow::status)
                .returns(new Kin.Named("0198f000-0000-7000-8000-000000000007", "INC-7"), BoardRow::mergedInto)
                .returns(null, BoardRow::nextStep);
        assertThat(status(reported().resolved(8).merged(9, "INC-7"))).isEqualTo(Status.MERGED);
    }

    @Test
    void an_incident_lists_those_that_go_on_in_it() {
        var log = reported().absorbed(2, "INC-3").absorbed(4, "INC-5");

        assertThat(row(log).absorbed()).containsExactly("INC-3", "INC-5");
        assertThat(row(log).mergedInto()).isNull();
        assertThat(row(log).nextStep()).isNotNull();
    }

    @Test
    void that_it_was_split_off_acknowledges_nothing() {
        var log = reported().add(0, event -> event.getSplitOffBuilder().setFromIncidentNumber("INC-3"));

        assertThat(status(log)).isEqualTo(Status.REPORTED);
    }

    @Test
    void a_state_of_an_older_version_stands_alone() {
        var state = BoardRow.JSON.readTree(BoardRow.JSON.writeValueAsBytes(
                BoardProjection.fold(null, reported().published())));
        ((ObjectNode) state.path("identity")).remove("kin");

        var read = BoardRow.JSON.treeToValue(state, BoardState.class);

        assertThat(read.identity().kin()).isEqualTo(Kin.none());
        assertThat(BoardRow.of(read).absorbed()).isEmpty();
    }

    @Test
    void a_named_system_without_impact_has_no_level() {
        assertThat(row(reported()).systems()).containsExactly(new SystemNow("checkout", null));
    }

    @Test
    void a_system_shows_the_gravest_level_that_is_open() {
        var log = reported()
                .started(1, "checkout", ImpactLevel.IMPACT_LEVEL_DEGRADED)
                .down(2, "search")
                .changed(3, "checkout", ImpactLevel.IMPACT_LEVEL_PARTIAL)
                .ended(4, "search");

        assertThat(row(log).systems())
                .containsExactly(new SystemNow("checkout", "PARTIAL"), new SystemNow("search", null));
        assertThat(row(log).impactStart()).isEqualTo(at(1));
    }

    @Test
    void nothing_goes_on_in_what_was_dismissed_until_it_is_opened_again() {
        assertThat(row(reported().down(10, "checkout").dismissed(5)).systems())
                .containsExactly(new SystemNow("checkout", null));
        assertThat(row(reported().down(10, "checkout").dismissed(5).reopened(20))
                        .systems())
                .containsExactly(new SystemNow("checkout", "DOWN"));
    }

    @Test
    void the_level_that_holds_latest_in_the_world_is_the_current_one() {
        var log = reported()
                .down(1, "checkout")
                .changed(10, "checkout", ImpactLevel.IMPACT_LEVEL_DEGRADED)
                .changed(5, "checkout", ImpactLevel.IMPACT_LEVEL_PARTIAL);

        assertThat(row(log).systems()).containsExactly(new SystemNow("checkout", "DEGRADED"));
    }

    @Test
    void people_and_teams_are_those_who_came_and_were_called() {
        var log = reported()
                .joined(1, "grace", "payments")
                .add(2, event -> event.setTeamCalledIn(TeamCalledIn.newBuilder().setTeam("database")))
                .add(3, event -> event.getParticipantLeftBuilder().setPerson("grace"));

        assertThat(row(log).people()).containsExactly(new BoardRow.Person("grace", "payments", null, List.of(), false));
        assertThat(row(log).teams()).containsExactly("payments", "database");
    }

    @Test
    void who_takes_part_is_as_it_was_corrected() {
        var log = reported()
                .joined(1, "grace", "payments")
                .joined(2, "alan", "payments")
                .add(
                        3,
                        event -> event.getParticipantNamedBuilder()
                                .setPerson("grace")
                                .setTeam("database")
                                .setRole("expert"))
                .add(4, event -> event.getParticipantNamedBuilder().setPerson("linus"))
                .add(5, event -> event.getParticipantRemovedBuilder().setPerson("alan"));

        assertThat(row(log).people())
                .containsExactly(
                        new BoardRow.Person("grace", "database", "expert", List.of("expert"), true),
                        new BoardRow.Person("linus", null, null, List.of(), false));
        assertThat(row(log).teams()).containsExactly("payments", "database");
    }

    @Test
    void a_role_belongs_to_who_got_it_last() {
        var log = reported()
                .joined(1, "grace", "payments")
                .add(2, event -> commands(event, "grace"))
                .add(3, event -> {
                    commands(event, "linus");
                    event.getRoleAssignedBuilder().setPrevious("grace");
                });

        assertThat(row(log).people())
                .containsExactly(
                        new BoardRow.Person("grace", "payments", null, List.of(), true),
                        new BoardRow.Person("linus", null, "commander", List.of("commander"), false));
    }

    @Test
    void who_hands_on_one_of_two_roles_keeps_the_other() {
        var log = reported()
                .add(1, event -> commands(event, "grace"))
                .add(
                        2,
                        event -> event.getRoleAssignedBuilder()
                                .setRole(ResponderRole.RESPONDER_ROLE_SCRIBE)
                                .setPerson("grace"));
        assertThat(row(log).people())
                .containsExactly(
                        new BoardRow.Person("grace", null, "commander, scribe", List.of("commander", "scribe"), false));

        log.add(3, event -> {
            commands(event, "linus");
            event.getRoleAssignedBuilder().setPrevious("grace");
        });
        assertThat(row(log).people())
                .extracting(BoardRow.Person::roles)
                .containsExactly(List.of("scribe"), List.of("commander"));
    }

    @Test
    void what_somebody_said_they_are_stands_beside_what_they_were_given() {
        var log = reported()
                .add(
                        1,
                        event -> event.getParticipantJoinedBuilder()
                                .setPerson("grace")
                                .setRole("expert"))
                .add(2, event -> commands(event, "grace"));

        assertThat(row(log).people())
                .extracting(BoardRow.Person::roles)
                .containsExactly(List.of("commander", "expert"));
    }

    @Test
    void a_restriction_shows_until_it_is_opened() {
        var log = reported()
                .add(
                        1,
                        event -> event.getAccessRestrictedBuilder()
                                .addVisibleTo("grace")
                                .addVisibleTo("payments"));
        assertThat(row(log))
                .returns(true, BoardRow::restricted)
                .returns(List.of("grace", "payments"), BoardRow::visibleTo);

        log.add(2, IncidentEvent.Builder::getAccessOpenedBuilder);
        assertThat(row(log)).returns(false, BoardRow::restricted).returns(List.of(), BoardRow::visibleTo);
    }

    @Test
    void a_state_of_an_older_version_was_not_restricted_and_gave_one_role() {
        var log = reported().joined(1, "grace", "payments");
        var state =
                BoardRow.JSON.readTree(BoardRow.JSON.writeValueAsBytes(BoardProjection.fold(null, log.published())));
        var crew = (ObjectNode) state.path("crew");
        crew.remove("visibleTo");
        ((ObjectNode) crew.path("people").path(0)).remove("assigned");
        ((ObjectNode) crew.path("people").path(0)).put("role", "commander");

        var read = BoardRow.JSON.treeToValue(state, BoardState.class);

        assertThat(BoardRow.of(read))
                .returns(false, BoardRow::restricted)
                .returns(
                        List.of(new BoardRow.Person("grace", "payments", "commander", List.of("commander"), true)),
                        BoardRow::people);
    }

    private static void commands(IncidentEvent.Builder event, String person) {
        event.getRoleAssignedBuilder()
                .setRole(ResponderRole.RESPONDER_ROLE_COMMANDER)
                .setPerson(person);
    }

    @Test
    void the_latest_estimate_counts_whenever_it_was_written_down() {
        var log = reported()
                .add(20, event -> event.setUsersAffectedEstimated(users(500)))
                .add(10, event -> event.setUsersAffectedEstimated(users(20)));

        assertThat(row(log).usersAffected()).isEqualTo(new BoardRow.Users(500, null, "users"));
    }

    @Test
    void severity_follows_the_log() {
        var log = reported().severity(5, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV1);

        assertThat(row(log).severity()).isEqualTo("SEV1");
        assertThat(row(incident().report(0, report -> report.clearSeverity())).severity())
                .isNull();
    }

    @Test
    void an_unknown_fact_moves_the_version_and_nothing_else() {
        var log = reported().add(1, IncidentEvent.Builder::clearFact);

        assertThat(row(log)).returns(2, BoardRow::version).returns(Status.REPORTED, BoardRow::status);
    }

    @Test
    void folding_in_steps_over_the_stored_state_is_folding_at_once() {
        var log = reported()
                .by("grace")
                .down(1, "checkout")
                .strategy(2, Strategy.STRATEGY_REVERT)
                .joined(3, "grace", "payments")
                .resolved(9);

        BoardState state = null;
        for (var event : log.published()) {
            state = BoardProjection.fold(state, List.of(event));
            state = BoardRow.JSON.readValue(BoardRow.JSON.writeValueAsBytes(state), BoardState.class);
        }
        assertThat(state).isEqualTo(BoardProjection.fold(null, log.published()));
        assertThat(state).isEqualTo(BoardProjection.fold(EffectiveLog.of(log.published())));
        assertThat(row(log).source())
                .isEqualTo(ReportSource.REPORT_SOURCE_MONITORING.name().substring(14));
    }

    @Test
    void what_was_retracted_moves_the_version_and_nothing_else() {
        var log = reported().by("grace").acknowledged(1).by("ada").retracted(2);

        assertThat(row(log)).returns(3, BoardRow::version).returns(Status.REPORTED, BoardRow::status);
        assertThat(status(log.retracted(3))).isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void whoever_corrects_what_others_reported_is_on_it() {
        assertThat(status(reported().corrected(1, values -> values.setTitle("t"))))
                .isEqualTo(Status.REPORTED);
        assertThat(status(reported().by("grace").corrected(1, values -> values.setTitle("t"))))
                .isEqualTo(Status.ACKNOWLEDGED);
    }

    @Test
    void the_row_shows_what_was_corrected() {
        var log = reported()
                .down(5, "checkout")
                .severity(6, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV3)
                .ended(9, "checkout")
                .moved(2, 3)
                .corrected(
                        2,
                        values -> values.setLevel(ImpactLevel.IMPACT_LEVEL_DEGRADED)
                                .setSystem("search"))
                .corrected(3, values -> values.setSeverity(Severity.SEVERITY_SEV1))
                .corrected(1, values -> values.setTitle("Search is slow").setOccurredAt(Events.moment(2)));

        assertThat(row(log))
                .returns("Search is slow", BoardRow::title)
                .returns("SEV1", BoardRow::severity)
                .returns(at(2), BoardRow::reportedAt)
                .returns(at(3), BoardRow::impactStart);
        assertThat(row(log).systems())
                .containsExactly(new SystemNow("checkout", null), new SystemNow("search", "DEGRADED"));
    }

    @Test
    void how_well_the_time_of_the_report_is_known_is_told_with_it() {
        assertThat(row(reported())).returns("EXACT", BoardRow::reportedAtPrecision);
        assertThat(row(incident().known(Precision.PRECISION_DAY).report(0, _ -> {})))
                .returns("DAY", BoardRow::reportedAtPrecision);
    }

    private static UsersAffectedEstimated.Builder users(double count) {
        return UsersAffectedEstimated.newBuilder().setValue(count).setUnit("users");
    }

    private static BoardRow row(Events log) {
        return BoardRow.of(BoardProjection.fold(EffectiveLog.of(log.published())));
    }

    private static Status status(Events log) {
        return row(log).status();
    }

    private static String next(Events log) {
        return Objects.requireNonNull(row(log).nextStep()).command();
    }
}
