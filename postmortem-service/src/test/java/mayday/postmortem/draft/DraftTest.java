package mayday.postmortem.draft;

import static java.util.Objects.requireNonNull;
import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_DEGRADED;
import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_DOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.ChangeRole;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.incident.v1.NoteKind;
import mayday.incident.v1.Precision;
import mayday.incident.v1.ResponderRole;
import mayday.incident.v1.Strategy;
import mayday.postmortem.draft.Deployment.Request;
import mayday.postmortem.world.CheckoutStory;
import mayday.postmortem.world.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {

    private final Story story = new Story(1);

    @Test
    void each_planned_deployment_is_told_as_it_was_said_last() {
        story.tell("12:05", event -> event.getReportedBuilder().setTitle("t"));
        for (var id : List.of("S1", "S2", "S3")) {
            story.tell(
                    "12:10",
                    event -> event.getDeploymentScheduledBuilder()
                            .setScheduleId(id)
                            .setEnvironment("production")
                            .setPlannedAt(Story.timestamp("18:00"))
                            .setUndoPlan("Deploy 2.4.0 again"));
        }
        story.tell(
                "12:20", event -> event.getDeploymentScheduleCanceledBuilder().setScheduleId("S1"));
        story.tell(
                "12:30",
                event -> event.getFixDeploymentStartedBuilder()
                        .setDeploymentId("d-1")
                        .setEnvironment("production")
                        .setScheduleId("S2"));

        assertThat(draft(story).plannedDeployments())
                .extracting(PlannedDeployment::scheduleId, PlannedDeployment::state)
                .containsExactly(tuple("S1", "CANCELED"), tuple("S2", "STARTED"), tuple("S3", "PLANNED"));
    }

    @Test
    void a_deployment_that_was_requested_says_how_long_it_took_from_there_to_live() {
        story.tell("12:05", event -> event.getReportedBuilder().setTitle("t"));
        requests("12:10", "d-1");
        var request = story.lastId();
        requests("12:11", "d-2");
        goesLive("12:52", "d-1");

        var live = draft(story).deployments().getFirst();
        assertThat(live.request()).returns(Story.instant("12:10"), Request::at);
        assertThat(toLive()).returns(42 * 60_000L, Span::millis).returns(List.of(), Span::flags);
        assertThat(draft(story).deployments())
                .extracting(Deployment::deploymentId, Deployment::outcome)
                .containsExactly(tuple("d-1", "SUCCEEDED"), tuple("d-2", "REQUESTED"));
        assertThat(lastHeadline()).isEqualTo("Deployment d-1 to production finished, 42 min after it was requested");

        story.corrects("13:00", request, values -> values.setOccurredAt(Story.moment("11:50")));
        assertThat(toLive()).returns(62 * 60_000L, Span::millis);
        assertThat(headlines()).contains("Deployment d-1 to production finished, 1 h 02 min after it was requested");

        story.retracts("13:05", request);
        assertThat(draft(story).deployments().getLast())
                .returns("d-1", Deployment::deploymentId)
                .returns(null, Deployment::request);
        assertThat(headlines()).contains("Deployment d-1 to production finished");
    }

    @Test
    void a_request_known_only_to_the_day_enters_no_duration() {
        story.tell("12:05", event -> event.getReportedBuilder().setTitle("t"));
        story.tell(
                "12:10",
                Precision.PRECISION_DAY,
                event -> event.getFixDeploymentRequestedBuilder()
                        .setDeploymentId("d-1")
                        .setEnvironment("production"));
        goesLive("12:52", "d-1");

        assertThat(draft(story).deployments().getFirst().request())
                .returns("DAY", Request::precision)
                .returns(null, Request::toLive);
        assertThat(lastHeadline()).isEqualTo("Deployment d-1 to production finished");
    }

    @Test
    void a_deployment_that_failed_without_a_start_has_no_start_and_may_be_asked_for_or_told_later() {
        story.tell("12:05", event -> event.getReportedBuilder().setTitle("t"));
        requests("12:10", "d-1");
        fails("12:20", "d-1");

        assertThat(draft(story).deployments())
                .singleElement()
                .returns("FAILED", Deployment::outcome)
                .returns(null, Deployment::startedAt);

        story.tell(
                "12:15",
                event -> event.getFixDeploymentStartedBuilder()
                        .setDeploymentId("d-1")
                        .setEnvironment("production"));
        assertThat(draft(story).deployments())
                .singleElement()
                .returns("FAILED", Deployment::outcome)
                .returns(Story.instant("12:15"), Deployment::startedAt);
        story.retracts("12:22", story.lastId());
        story.tell(
                "12:25",
                event -> event.getFixDeploymentStartedBuilder()
                        .setDeploymentId("d-1")
                        .setEnvironment("production"));
        assertThat(draft(story).deployments()).singleElement().returns("UNFINISHED", Deployment::outcome);
        story.retracts("12:26", story.lastId());
        requests("12:30", "d-1");
        assertThat(draft(story).deployments())
                .singleElement()
                .returns("REQUESTED", Deployment::outcome)
                .returns(null, Deployment::finishedAt);
    }

    @Test
    void instants_are_cut_to_the_millisecond_before_they_are_subtracted() {
        var from = new Stamp("a", Instant.parse("2026-03-01T12:00:00.000999Z"), "EXACT", "", "");
        var to = new Stamp("b", Instant.parse("2026-03-01T12:00:01.000001Z"), "EXACT", "", "");

        assertThat(from.at()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(Span.between("s", from, to)).returns(1000L, Span::millis).returns("PT1S", Span::iso);
        assertThat(Span.between("s", to, from))
                .returns(-1000L, Span::millis)
                .returns(List.of("out_of_order"), Span::flags);
        var closer = new Stamp("b", Instant.parse("2026-03-01T12:00:00.000001Z"), "EXACT", "", "");
        assertThat(Span.between("s", from, closer)).returns(0L, Span::millis).returns(List.of(), Span::flags);
    }

    @Test
    void how_long_a_deployment_took_is_told_as_the_timeline_tells_it() {
        story.tell("12:05", event -> event.getReportedBuilder().setTitle("t"));
        requests("2026-03-01T12:10:00.000999Z", "d-1");
        goesLive("2026-03-01T12:10:01.000001Z", "d-1");
        assertThat(lastHeadline()).isEqualTo("Deployment d-1 to production finished, 1 s after it was requested");

        story.corrects(
                "12:11", story.lastId(), values -> values.setOccurredAt(Story.moment("2026-03-01T12:10:00.000001Z")));
        assertThat(headlines()).contains("Deployment d-1 to production finished, 0 s after it was requested");
    }

    @Test
    void when_it_is_planned_to_deploy_is_told_by_the_clock() {
        plans("2026-03-01T18:00:00Z");
        plans("2026-03-01T18:00:07.977296Z");
        plans("2026-03-02T00:00:00Z");

        assertThat(headlines())
                .containsExactly(
                        "Deployment S1 to production planned for 18:00",
                        "Deployment S1 to production planned for 18:00:07",
                        "Deployment S1 to production planned for 2026-03-02 00:00");
    }

    private void plans(String plannedAt) {
        story.tell(
                "12:10",
                event -> event.getDeploymentScheduledBuilder()
                        .setScheduleId("S1")
                        .setEnvironment("production")
                        .setPlannedAt(Story.timestamp(plannedAt)));
    }

    private @Nullable Span toLive() {
        return requireNonNull(draft(story).deployments().getFirst().request()).toLive();
    }

    private void fails(String at, String deployment) {
        story.tell(
                at,
                event -> event.getFixDeploymentFailedBuilder()
                        .setDeploymentId(deployment)
                        .setEnvironment("production"));
    }

    private void requests(String at, String deployment) {
        story.tell(
                at,
                event -> event.getFixDeploymentRequestedBuilder()
                        .setDeploymentId(deployment)
                        .setEnvironment("production"));
    }

    private void goesLive(String at, String deployment) {
        story.tell(
                at,
                event -> event.getFixDeployedBuilder()
                        .setDeploymentId(deployment)
                        .setEnvironment("production"));
    }

    private String lastHeadline() {
        return headlines().getLast();
    }

    private List<String> headlines() {
        return draft(story).log().minutes().stream()
                .flatMap(minute -> minute.entries().stream())
                .map(MinuteLog.Entry::headline)
                .toList();
    }

    @Test
    void the_time_of_the_incident_starts_where_people_say_and_ends_with_the_last_impact() {
        story.tell(
                "12:05",
                event -> event.getReportedBuilder()
                        .setTitle("t")
                        .getImpactStartedAtBuilder()
                        .setAt(Story.timestamp("11:58")));
        var reportId = story.lastId();
        story.starts("12:00", "checkout", IMPACT_LEVEL_DOWN)
                .ends("12:30", "checkout")
                .resolved("13:00");

        var time = draft(story).time();

        assertThat(time.start())
                .isEqualTo(
                        new Stamp("impactStart", Story.instant("11:58"), "EXACT", "stated with the report", reportId));
        assertThat(time.end()).returns(Story.instant("12:30"), Stamp::at).returns("last impact ended", Stamp::basis);
        assertThat(time.lasted()).returns(32 * 60_000L, Span::millis);
        assertThat(time.flags()).containsExactly("stated_and_observed_differ");
    }

    @Test
    void a_start_that_nobody_knows_is_absent_and_never_guessed() {
        story.reported("12:05").resolved("13:00");

        assertThat(draft(story).time().start()).isNull();
        assertThat(draft(story).time().lasted()).isNull();
        assertThat(draft(story).time().end()).returns("last resolved", Stamp::basis);
    }

    @Test
    void a_start_known_only_to_the_day_enters_no_duration() {
        story.tell(
                        "12:05",
                        event -> event.getReportedBuilder()
                                .getImpactStartedAtBuilder()
                                .setAt(Story.timestamp("2026-03-01T00:00:00Z"))
                                .setPrecision(Precision.PRECISION_DAY))
                .resolved("13:00");

        assertThat(draft(story).time().start()).returns("DAY", Stamp::precision);
        assertThat(draft(story).time().spans()).extracting(Span::name).doesNotContain("time_to_resolve");
    }

    @Test
    void users_are_served_again_before_the_incident_is_resolved() {
        story.reported("12:00")
                .starts("12:00", "checkout", IMPACT_LEVEL_DOWN)
                .changes("12:20", "checkout", IMPACT_LEVEL_DEGRADED)
                .ends("12:50", "checkout")
                .resolved("13:00");

        assertThat(draft(story).time().spans())
                .filteredOn(span ->
                        span.name().equals("time_to_restore") || span.name().equals("time_to_resolve"))
                .extracting(Span::iso)
                .containsExactly("PT20M", "PT1H");
    }

    @Test
    void that_users_were_served_once_does_not_say_that_they_are_now() {
        story.reported("12:00")
                .starts("12:00", "checkout", IMPACT_LEVEL_DOWN)
                .ends("12:20", "checkout")
                .resolved("12:30")
                .tell("12:40", IncidentEvent.Builder::getReopenedBuilder)
                .starts("12:40", "checkout", IMPACT_LEVEL_DOWN);

        assertThat(draft(story).time().flags()).contains("ongoing");
        assertThat(draft(story).time().stamps())
                .filteredOn(stamp -> stamp.name().equals("restored"))
                .extracting(Stamp::at, Stamp::basis)
                .containsExactly(tuple(Story.instant("12:20"), "first moment with no system down or partial"));
    }

    @Test
    void the_end_is_open_while_an_impact_goes_on() {
        story.reported("12:00").starts("12:00", "checkout", IMPACT_LEVEL_DOWN).resolved("13:00");

        assertThat(draft(story).time().end()).isNull();
        assertThat(draft(story).time().flags()).contains("ongoing");
    }

    @Test
    void the_end_is_not_known_where_an_impact_ended_and_nobody_knows_when() {
        story.reported("12:00")
                .starts("12:00", "checkout", IMPACT_LEVEL_DOWN)
                .starts("12:00", "search", IMPACT_LEVEL_DOWN)
                .ends("12:10", "search")
                .tell(
                        "12:20",
                        Precision.PRECISION_UNKNOWN,
                        event ->
                                event.getImpactEndedBuilder().getTargetBuilder().setSystem("checkout"))
                .resolved("13:00");

        var time = draft(story).time();

        assertThat(time.end()).isNull();
        assertThat(time.lasted()).isNull();
        assertThat(time.flags()).isEmpty();
        assertThat(time.spans()).extracting(Span::name).doesNotContain("time_to_restore", "time_to_mitigate");
    }

    @Test
    void users_affected_is_a_series_with_its_latest_and_its_largest() {
        story.reported("12:00")
                .tell(
                        "12:10",
                        event -> event.getUsersAffectedEstimatedBuilder()
                                .setValue(10)
                                .setUpper(900)
                                .setUnit("users"))
                .tell(
                        "12:30",
                        event -> event.getUsersAffectedEstimatedBuilder()
                                .setValue(400)
                                .setUnit("users"))
                .tell(
                        "12:20",
                        event -> event.getUsersAffectedEstimatedBuilder()
                                .setValue(700)
                                .setUnit("users"));

        var users = draft(story).usersAffected();

        assertThat(users.series()).extracting(UsersAffected.Estimate::value).containsExactly(10.0, 700.0, 400.0);
        assertThat(users.latest()).returns(400.0, UsersAffected.Estimate::value);
        assertThat(users.largest()).returns(900.0, UsersAffected.Estimate::upper);
    }

    @Test
    void the_largest_number_of_users_is_one_in_the_unit_of_the_latest() {
        for (var estimate : List.of("5000 failed requests", "400 users", "300 Users")) {
            var number = estimate.split(" ", 2);
            story.tell(
                    "12:10",
                    event -> event.getUsersAffectedEstimatedBuilder()
                            .setValue(Double.parseDouble(number[0]))
                            .setUnit(number[1]));
        }

        var users = draft(story).usersAffected();

        assertThat(users.latest()).returns(300.0, UsersAffected.Estimate::value);
        assertThat(users.largest()).returns(400.0, UsersAffected.Estimate::value);
    }

    @Test
    void systems_that_were_only_named_are_listed_without_intervals() {
        story.tell(
                        "12:00",
                        event -> event.getReportedBuilder()
                                .addSystemsBuilder()
                                .getTargetBuilder()
                                .setSystem("mail"))
                .starts("12:01", "checkout", IMPACT_LEVEL_DOWN)
                .ends("12:02", "checkout");

        assertThat(draft(story).systems())
                .extracting(
                        CompromisedSystem::system,
                        system -> system.parts().getFirst().intervals().size())
                .containsExactly(tuple("checkout", 1), tuple("mail", 0));
    }

    @Test
    void people_who_joined_and_people_who_acted_are_the_same_people() {
        story.reported("12:00")
                .tell(
                        "12:01",
                        event -> event.getParticipantJoinedBuilder()
                                .setPerson("ada")
                                .setTeam("shop")
                                .setRole("commander"))
                .tell("12:02", event -> event.getParticipantJoinedBuilder().setPerson("Linus"))
                .tell("12:09", event -> event.getParticipantLeftBuilder().setPerson("Linus"))
                .tell("12:10", event -> {
                    event.getActorBuilder()
                            .setKind(ActorKind.ACTOR_KIND_SYSTEM)
                            .setId("watchdog")
                            .clearName();
                    event.getWatchEndedBuilder();
                })
                .tell("12:11", event -> {
                    event.getActorBuilder().setId("anonymous").clearName();
                    event.getNoteTakenBuilder();
                });

        var people = draft(story).people();

        assertThat(people.participants())
                .extracting(People.Participant::person, People.Participant::team, People.Participant::role)
                .containsExactly(tuple("Ada Lovelace", "shop", "commander"), tuple("Linus", null, null));
        assertThat(people.participants().getLast().present())
                .containsExactly(new People.Presence(Story.instant("12:02"), "EXACT", Story.instant("12:09"), "EXACT"));
        assertThat(people.automatic()).containsExactly(new People.Automatic("SYSTEM", "watchdog", 1));
        assertThat(people.anonymousEntries()).isOne();
    }

    @Test
    void who_took_part_is_as_it_was_corrected() {
        story.reported("12:00")
                .tell("12:01", event -> event.getParticipantJoinedBuilder().setPerson("Linus"))
                .tell("12:02", event -> event.getParticipantJoinedBuilder().setPerson("Alan"))
                .tell(
                        "13:00",
                        event -> event.getParticipantNamedBuilder()
                                .setPerson("Grace")
                                .setTeam("database")
                                .setRole("expert"))
                .tell(
                        "13:01",
                        event -> event.getParticipantNamedBuilder()
                                .setPerson("Linus")
                                .setTeam("payments"))
                .tell("13:02", event -> event.getParticipantRemovedBuilder().setPerson("Alan"))
                .tell("13:03", event -> event.getParticipantRemovedBuilder().setPerson("ada"));

        assertThat(draft(story).people().participants())
                .extracting(People.Participant::person, People.Participant::team, People.Participant::role)
                .containsExactly(tuple("Linus", "payments", null), tuple("Grace", "database", "expert"));
    }

    @Test
    void who_was_removed_and_joined_or_was_named_since_took_part() {
        story.reported("12:00")
                .tell("12:01", event -> event.getParticipantRemovedBuilder().setPerson("Linus"))
                .tell("12:02", event -> event.getParticipantJoinedBuilder().setPerson("Linus"))
                .tell("12:03", event -> event.getParticipantRemovedBuilder().setPerson("ada"))
                .tell("12:04", event -> event.getParticipantNamedBuilder().setPerson("Ada Lovelace"));

        assertThat(draft(story).people().participants())
                .extracting(People.Participant::person)
                .containsExactly("Ada Lovelace", "Linus");
    }

    @Test
    void a_role_belongs_to_who_got_it_last() {
        story.reported("12:00").tell("12:01", event -> commands(event, "Linus")).tell("12:02", event -> {
            commands(event, "Grace");
            event.getRoleAssignedBuilder().setPrevious("Linus");
        });

        assertThat(draft(story).people().participants())
                .extracting(People.Participant::person, People.Participant::role)
                .containsExactly(tuple("Ada Lovelace", null), tuple("Linus", null), tuple("Grace", "commander"));
    }

    private static void commands(IncidentEvent.Builder event, String person) {
        event.getRoleAssignedBuilder()
                .setRole(ResponderRole.RESPONDER_ROLE_COMMANDER)
                .setPerson(person);
    }

    @Test
    void the_log_goes_minute_by_minute_from_the_first_impact_to_the_end_of_the_watch() {
        story.tell(
                        "12:05",
                        event -> event.getReportedBuilder()
                                .getImpactStartedAtBuilder()
                                .setAt(Story.timestamp("2026-03-01T12:00:30Z")))
                .notes("11:59", "before")
                .notes("2026-03-01T12:05:59Z", "same minute")
                .notes("12:36", "after a silence")
                .tell("13:10", event -> event.getWatchEndedBuilder().setClean(true))
                .resolved("13:00")
                .notes("14:00", "afterwards")
                .tell("2026-03-01T00:00:00Z", Precision.PRECISION_DAY, event -> event.getNoteTakenBuilder());

        var log = draft(story).log();

        assertThat(log.from()).isEqualTo(Story.instant("12:00"));
        assertThat(log.to()).isEqualTo(Story.instant("13:10"));
        assertThat(log.minutes())
                .extracting(minute -> minute.minute().toString().substring(11, 16), MinuteLog.Minute::silentMinutes)
                .containsExactly(tuple("12:05", null), tuple("12:36", 31L), tuple("13:00", null), tuple("13:10", null));
        assertThat(log.minutes().getFirst().entries()).hasSize(2);
        assertThat(log.leadUp()).extracting(MinuteLog.Entry::text).containsExactly("before");
        assertThat(log.aftermath()).extracting(MinuteLog.Entry::text).containsExactly("afterwards");
        assertThat(log.undated()).hasSize(1);
    }

    @Test
    void only_what_is_known_to_have_been_written_down_later_is_late() {
        story.tell("11:58", event -> event.getReportedBuilder().setTitle("t"))
                .notes("2026-03-01T11:59:30Z", "at once")
                .tell("2026-03-01T00:00:00Z", Precision.PRECISION_DAY, event -> event.getNoteTakenBuilder())
                .tell("2026-02-27T00:00:00Z", Precision.PRECISION_DAY, event -> event.getNoteTakenBuilder())
                .tell("2026-02-27T00:00:00Z", Precision.PRECISION_UNKNOWN, event -> event.getNoteTakenBuilder());

        assertThat(draft(story).log().minutes())
                .flatExtracting(MinuteLog.Minute::entries)
                .extracting(MinuteLog.Entry::late)
                .containsExactly(true, false);
        assertThat(draft(story).log().undated())
                .extracting(MinuteLog.Entry::late)
                .containsExactly(false, true, false);
    }

    @Test
    void a_dismissal_after_the_end_is_no_part_of_the_incident() {
        story.reported("12:00")
                .resolved("13:00")
                .tell("13:30", event -> event.getWatchEndedBuilder().setClean(true))
                .notes("14:00", "afterwards")
                .tell("15:00", IncidentEvent.Builder::getDismissedBuilder);

        var log = draft(story).log();

        assertThat(log.to()).isEqualTo(Story.instant("13:30"));
        assertThat(log.aftermath()).extracting(MinuteLog.Entry::type).containsExactly("note_taken", "dismissed");
    }

    @Test
    void a_dismissal_ends_what_ended_in_no_other_way() {
        story.reported("12:00")
                .tell("12:30", IncidentEvent.Builder::getDismissedBuilder)
                .notes("14:00", "afterwards");

        assertThat(draft(story).log().to()).isEqualTo(Story.instant("12:30"));
    }

    @Test
    void what_was_reopened_goes_on() {
        story.reported("12:00")
                .resolved("13:00")
                .tell("13:10", IncidentEvent.Builder::getReopenedBuilder)
                .notes("14:00", "again");
        assertThat(draft(story).log().to()).isEqualTo(Story.instant("14:00"));

        story.tell("14:10", IncidentEvent.Builder::getDismissedBuilder).notes("15:00", "afterwards");
        assertThat(draft(story).log().to()).isEqualTo(Story.instant("14:10"));
    }

    @Test
    void a_watch_that_ended_does_not_end_what_is_still_open() {
        story.reported("12:00")
                .tell("12:30", event -> event.getWatchEndedBuilder().setClean(false))
                .notes("12:40", "it is back");

        assertThat(draft(story).log().to()).isEqualTo(Story.instant("12:40"));
        assertThat(draft(story).log().aftermath()).isEmpty();
    }

    @Test
    void the_war_room_is_open_from_the_first_word_or_the_first_who_is_there() {
        story.reported("12:00")
                .tell("12:20", IncidentEvent.Builder::getWarRoomOpenedBuilder)
                .tell("12:10", event -> event.getParticipantJoinedBuilder().setPerson("Grace"));

        assertThat(draft(story).time().stamps())
                .filteredOn(stamp -> stamp.name().equals("warRoomOpened"))
                .extracting(Stamp::at, Stamp::basis)
                .containsExactly(tuple(Story.instant("12:10"), "first participant joined"));
    }

    @Test
    void who_hands_on_one_of_two_roles_keeps_the_other() {
        story.reported("12:00")
                .tell("12:01", event -> assigns(event, ResponderRole.RESPONDER_ROLE_COMMANDER, "Grace"))
                .tell("12:02", event -> assigns(event, ResponderRole.RESPONDER_ROLE_SCRIBE, "Grace"))
                .tell("12:03", event -> {
                    assigns(event, ResponderRole.RESPONDER_ROLE_SCRIBE, "Linus");
                    event.getRoleAssignedBuilder().setPrevious("Grace");
                });

        assertThat(draft(story).people().participants())
                .extracting(People.Participant::person, People.Participant::role)
                .contains(tuple("Grace", "commander"), tuple("Linus", "scribe"));
    }

    private static void assigns(IncidentEvent.Builder event, ResponderRole role, String person) {
        event.getRoleAssignedBuilder().setRole(role).setPerson(person);
    }

    @Test
    void minutes_lost_to_obstacles_are_summed_and_problems_kept_for_later() {
        story.reported("12:00")
                .tell(
                        "12:01",
                        event -> event.getNoteTakenBuilder()
                                .setKind(NoteKind.NOTE_KIND_OBSTACLE)
                                .setMinutesLost(12))
                .tell(
                        "12:02",
                        event -> event.getNoteTakenBuilder()
                                .setKind(NoteKind.NOTE_KIND_OBSTACLE)
                                .setMinutesLost(30))
                .tell("12:03", event -> event.getNoteTakenBuilder().setKind(NoteKind.NOTE_KIND_OBSTACLE))
                .tell(
                        "12:04",
                        event -> event.getNoteTakenBuilder()
                                .setKind(NoteKind.NOTE_KIND_PROBLEM)
                                .setText("later"));

        assertThat(draft(story).notes().minutesLost()).isEqualTo(42);
        assertThat(draft(story).notes().obstacles()).hasSize(3);
        assertThat(draft(story).notes().problems())
                .extracting(Notes.Noted::text)
                .containsExactly("later");
    }

    @Test
    void minutes_lost_are_summed_however_many_they_are() {
        story.reported("12:00");
        for (int i = 0; i < 3; i++) {
            story.tell(
                    "12:01",
                    event -> event.getNoteTakenBuilder()
                            .setKind(NoteKind.NOTE_KIND_OBSTACLE)
                            .setMinutesLost(Integer.MAX_VALUE));
        }

        assertThat(draft(story).notes().minutesLost()).isEqualTo(6_442_450_941L);
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
    void a_number_can_be_read_whatever_its_size(double value, String read) {
        assertThat(Quantity.words(value)).isEqualTo(read);
    }

    @Test
    void what_the_system_noted_for_later_is_kept_like_what_people_noted() {
        story.reported("12:00").tell("12:01", event -> {
            event.getActorBuilder().setKind(ActorKind.ACTOR_KIND_SYSTEM).setId("mayday");
            event.getNoteTakenBuilder()
                    .setKind(NoteKind.NOTE_KIND_PROBLEM)
                    .setText("Production runs a developer's copy (ana)");
        });

        assertThat(draft(story).notes().problems())
                .extracting(Notes.Noted::text)
                .containsExactly("Production runs a developer's copy (ana)");
    }

    @Test
    void a_revert_keeps_the_message_of_its_commit() {
        story.reported("12:00")
                .tell(
                        "12:01",
                        event -> event.getStrategyChosenBuilder()
                                .setStrategy(Strategy.STRATEGY_REVERT)
                                .setRationale("It worked before")
                                .setRevertMessage("This reverts commit a11bef0."));

        assertThat(draft(story).strategies().getFirst().revertMessage()).isEqualTo("This reverts commit a11bef0.");
        assertThat(Headline.text(new Occurrence(story.events().getLast(), "strategy_chosen")))
                .isEqualTo("It worked before\nThe revert says: This reverts commit a11bef0.");
    }

    @Test
    void a_change_linked_again_is_held_to_be_what_was_said_last() {
        story.reported("12:00")
                .tell(
                        "12:01",
                        event -> event.getChangeLinkedBuilder()
                                .setRole(ChangeRole.CHANGE_ROLE_SUSPECT)
                                .getChangeBuilder()
                                .setId("deploy-81"))
                .tell(
                        "12:02",
                        event -> event.getChangeLinkedBuilder()
                                .setRole(ChangeRole.CHANGE_ROLE_CAUSE)
                                .getChangeBuilder()
                                .setId("deploy-81"));

        assertThat(draft(story).changes()).extracting(LinkedChange::role).containsExactly("CAUSE");
    }

    @Test
    void a_change_that_was_unlinked_in_every_role_is_none() {
        story.reported("12:00")
                .tell("12:01", event -> links(event, "deploy-81", ChangeRole.CHANGE_ROLE_SUSPECT))
                .tell("12:02", event -> links(event, "deploy-81", ChangeRole.CHANGE_ROLE_CAUSE))
                .tell("12:03", event -> links(event, "flag-3", ChangeRole.CHANGE_ROLE_SUSPECT))
                .tell("12:04", event -> unlinks(event, "deploy-81", ChangeRole.CHANGE_ROLE_CAUSE))
                .tell("12:05", event -> unlinks(event, "flag-3", ChangeRole.CHANGE_ROLE_SUSPECT));

        assertThat(draft(story).changes())
                .extracting(LinkedChange::changeId, LinkedChange::role)
                .containsExactly(tuple("deploy-81", "SUSPECT"));
    }

    private static void links(IncidentEvent.Builder event, String change, ChangeRole role) {
        event.getChangeLinkedBuilder().setRole(role).getChangeBuilder().setId(change);
    }

    private static void unlinks(IncidentEvent.Builder event, String change, ChangeRole role) {
        event.getChangeUnlinkedBuilder().setRole(role).setChangeId(change);
    }

    @Test
    void what_is_new_reads_as_people_would_write_it() {
        assertThat(draft(CheckoutStory.of(1)).log().minutes().stream()
                        .flatMap(minute -> minute.entries().stream())
                        .map(MinuteLog.Entry::headline))
                .contains(
                        "War room opened",
                        "Linus is scribe",
                        "Hypothesis H1 (third party)",
                        "Hypothesis H1 ruled out",
                        "Hypothesis H2 confirmed",
                        "ada signed off checkout",
                        "War room closed",
                        "Regression reported",
                        "Dismissed: expected");
        assertThat(draft(CheckoutStory.of(1)).log().aftermath())
                .extracting(MinuteLog.Entry::headline)
                .contains("Grace took part", "Alan did not take part", "Change flag-3 no longer linked as suspect");
    }

    @Test
    void a_superseded_strategy_says_when_and_why() {
        var choices = draft(CheckoutStory.of(1)).strategies();

        assertThat(choices).extracting(StrategyChoice::strategy).containsExactly("HOTFIX", "ROLLBACK");
        assertThat(choices.getFirst().supersededReason()).isEqualTo("takes too long");
        assertThat(choices.getLast().restoreSource()).isEqualTo("LAST_GOOD_BUILD");
        assertThat(choices.getLast().supersededAt()).isNull();
    }

    @Test
    void proposals_are_kept_with_what_spoke_for_them_and_against_them() {
        var proposals = draft(CheckoutStory.of(1)).proposals();

        assertThat(proposals).extracting(StrategyProposal::strategy).containsExactly("ROLLBACK", "SCALE");
        assertThat(proposals).first().satisfies(proposal -> {
            assertThat(proposal.strategy()).isEqualTo("ROLLBACK");
            assertThat(proposal.proposedBy()).isEqualTo("Linus");
            assertThat(proposal.inFavor()).containsExactly("nothing stays behind");
            assertThat(proposal.against()).containsExactly("takes two teams");
        });
    }

    @Test
    void a_rollback_tells_how_far_each_part_has_come_by_the_last_plan() {
        var parts = draft(CheckoutStory.of(1)).strategies().getLast().rollbackParts();

        assertThat(parts).extracting(RollbackStep::name).containsExactly("traffic off", "schema");
        assertThat(parts).extracting(RollbackStep::state).containsExactly("DONE", "DONE");
        assertThat(parts.getLast().text()).isEqualTo("41 is in place again");
    }

    @Test
    void a_new_plan_keeps_what_goes_to_the_same_place_and_one_before_the_choice_counts() {
        var story = new Story(1);
        story.tell("12:00", event -> event.getReportedBuilder().setTitle("Down"));
        story.tell("12:01", event -> {
            event.getRollbackPlannedBuilder().addPartsBuilder().setName("code").setTargetVersion("7");
            event.getRollbackPlannedBuilder()
                    .addPartsBuilder()
                    .setName("schema")
                    .setTargetVersion("41");
        });
        story.tell("12:02", event -> event.getRollbackStepCompletedBuilder().setPart("code"));
        story.tell("12:03", event -> event.getRollbackStepFailedBuilder().setPart("schema"));
        story.tell("12:04", event -> event.getStrategyChosenBuilder().setStrategy(Strategy.STRATEGY_ROLLBACK));
        story.tell("12:05", event -> {
            event.getRollbackPlannedBuilder().addPartsBuilder().setName("code").setTargetVersion("7");
            event.getRollbackPlannedBuilder()
                    .addPartsBuilder()
                    .setName("schema")
                    .setTargetVersion("40");
        });

        assertThat(draft(story).strategies().getLast().rollbackParts())
                .extracting(RollbackStep::state)
                .containsExactly("DONE", null);
    }

    @Test
    void every_fact_of_the_contract_has_its_own_line_in_the_log() {
        var all = CheckoutStory.of(1).events();
        var told = all.stream().map(IncidentEvent::getFactCase).collect(Collectors.toSet());
        var known = new HashSet<>(List.of(FactCase.values()));
        known.remove(FactCase.FACT_NOT_SET);

        assertThat(told).isEqualTo(known);
        assertThat(all)
                .allSatisfy(event ->
                        assertThat(Headline.of(new Occurrence(event, "x"))).isNotBlank());
    }

    @Test
    void the_same_events_give_the_same_draft_and_every_prefix_gives_one() {
        var events = CheckoutStory.of(1).events();
        for (int version = 1; version <= events.size(); version++) {
            var log = events.subList(0, version).stream()
                    .map(event -> new Occurrence(event, "x"))
                    .toList();

            assertThat(Draft.of(log)).isEqualTo(Draft.of(log)).returns(version, Draft::version);
        }
    }

    static Draft draft(Story story) {
        return Draft.of(story.events().stream()
                .map(event -> new Occurrence(
                        event,
                        event.getFactCase() == FactCase.FACT_NOT_SET
                                ? "something_new"
                                : IncidentEvent.getDescriptor()
                                        .findFieldByNumber(event.getFactCase().getNumber())
                                        .getName()))
                .toList());
    }
}
