package mayday.command.rest;

import static java.util.Collections.nCopies;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

public class CommandsOverHttpTest {

    private static final OpenDoor DOOR = OpenDoor.shared();

    private static final String NO_ENTRY = "01900000-0000-7000-8000-00000000dead";

    public record Step(String command, String body, List<String> events) {

        /** Its body; where it speaks of an entry or of another incident, of these. */
        public String bodyAbout(String eventId, String otherIncident) {
            return body.replace("$EVENT", eventId).replace("$OTHER", otherIncident);
        }
    }

    /** Each command once, in an order in which an incident might take them. */
    public static final List<Step> STORY = List.of(
            step("acknowledge", "{\"text\":\"On it\"}", "acknowledged"),
            step(
                    "escalate",
                    "{\"severity\":\"SEV1\",\"reason\":\"Nobody can pay\",\"teams\":[\"payments\"]}",
                    "severity_changed",
                    "team_called_in"),
            step("deescalate", "{\"severity\":\"SEV2\"}", "severity_changed"),
            step("start-impact", "{\"system\":\"checkout\",\"level\":\"DOWN\",\"region\":\"eu\"}", "impact_started"),
            step(
                    "change-impact",
                    "{\"system\":\"checkout\",\"level\":\"PARTIAL\",\"region\":\"eu\"}",
                    "impact_changed"),
            step("end-impact", "{\"system\":\"checkout\",\"region\":\"eu\",\"text\":\"Back\"}", "impact_ended"),
            step(
                    "estimate-users-affected",
                    "{\"value\":1200,\"upper\":1500.5,\"method\":\"logs\",\"confidence\":\"MEDIUM\"}",
                    "users_affected_estimated"),
            step("open-war-room", "{\"link\":\"https://meet.example/42\",\"provider\":\"Meet\"}", "war_room_opened"),
            step(
                    "join-war-room",
                    "{\"person\":\"Ada\",\"team\":\"payments\",\"role\":\"scribe\"}",
                    "participant_joined"),
            step("leave-war-room", "{\"person\":\"Ada\"}", "participant_left"),
            step("close-war-room", "{}", "war_room_closed"),
            step("name-participant", "{\"person\":\"Grace\",\"team\":\"database\"}", "participant_named"),
            step("remove-participant", "{\"person\":\"Grace\",\"reason\":\"On leave\"}", "participant_removed"),
            step(
                    "restrict",
                    "{\"visibleTo\":[\"Ada\",\"payments\"],\"reason\":\"Personal data\"}",
                    "access_restricted"),
            step("unrestrict", "{\"reason\":\"It is known\"}", "access_opened"),
            step(
                    "tick-checklist",
                    "{\"itemId\":\"smoke-tests\",\"state\":\"SKIPPED\",\"reason\":\"There are none\"}",
                    "checklist_item_ticked"),
            step("assign-role", "{\"role\":\"COMMANDER\",\"person\":\"Ada\"}", "role_assigned"),
            step(
                    "note",
                    "{\"text\":\"Errors since noon\",\"kind\":\"EVIDENCE\",\"minutesLost\":3,"
                            + "\"evidence\":[{\"url\":\"https://logs.example/1\",\"from\":\"2026-01-01T12:00:00Z\"}]}",
                    "note_taken"),
            step(
                    "link-change",
                    "{\"changeId\":\"deploy-7\",\"kind\":\"DEPLOYMENT\",\"changedAt\":\"2026-01-01T11:59:00Z\","
                            + "\"changedAtPrecision\":\"APPROXIMATE\",\"role\":\"CAUSE\"}",
                    "change_linked"),
            step("unlink-change", "{\"changeId\":\"deploy-7\",\"reason\":\"Came later\"}", "change_unlinked"),
            step(
                    "hypothesize",
                    "{\"area\":\"DATA\",\"text\":\"Rows without a currency\",\"evidence\":[{\"query\":\"is null\"}]}",
                    "hypothesis_raised"),
            step("rule-out", "{\"hypothesisId\":\"H1\",\"reason\":\"No such rows\"}", "hypothesis_ruled_out"),
            step("confirm-hypothesis", "{\"hypothesisId\":\"H1\"}", "hypothesis_confirmed"),
            step(
                    "add-report",
                    "{\"source\":\"USER\",\"text\":\"I cannot pay\",\"system\":\"checkout\"}",
                    "report_added"),
            step(
                    "propose-strategy",
                    "{\"strategy\":\"REVERT\",\"inFavor\":[\"quick\"],\"against\":[\"loses a feature\"]}",
                    "strategy_proposed"),
            step(
                    "choose-strategy",
                    "{\"strategy\":\"ROLLBACK\",\"rationale\":\"Known good\",\"decidedBy\":[\"Ada\"],"
                            + "\"options\":[{\"strategy\":\"HOTFIX\",\"against\":[\"cause unknown\"]}],"
                            + "\"rollbackParts\":[{\"name\":\"checkout\",\"targetVersion\":\"1.4\"}],"
                            + "\"answers\":{\"problemKnown\":false,\"beyondCode\":true}}",
                    "strategy_chosen"),
            step(
                    "plan-rollback",
                    "{\"parts\":[{\"name\":\"checkout\",\"targetVersion\":\"1.4\",\"owner\":\"Ada\"}]}",
                    "rollback_planned"),
            step("complete-rollback-step", "{\"part\":\"checkout\"}", "rollback_step_completed"),
            step(
                    "schedule-deployment",
                    "{\"plannedAt\":\"2031-01-01T09:00:00Z\",\"undoPlan\":\"Deploy 1.3\",\"approvedBy\":[\"Ada\"]}",
                    "deployment_scheduled"),
            step("cancel-schedule", "{\"scheduleId\":\"S1\",\"reason\":\"Not ready\"}", "deployment_schedule_canceled"),
            step(
                    "request-deployment",
                    "{\"deploymentId\":\"d-1\",\"version\":\"1.4\",\"requestedOf\":\"deployer\"}",
                    "fix_deployment_requested"),
            step(
                    "deploy-fix",
                    "{\"deploymentId\":\"d-1\",\"version\":\"1.4\",\"commits\":[\"abc\"]}",
                    "fix_deployment_started"),
            step("finish-deployment", "{\"deploymentId\":\"d-1\",\"outcome\":\"SUCCEEDED\"}", "fix_deployed"),
            step("record-check", "{\"name\":\"pay once\",\"outcome\":\"PASSED\",\"symptom\":true}", "check_passed"),
            step("reject-fix", "{\"reason\":\"Still slow\"}", "fix_rejected"),
            step("verify", "{\"systems\":[\"checkout\"]}", "fix_verified"),
            step("sign-off", "{\"person\":\"Ada\",\"system\":\"checkout\"}", "signed_off"),
            step("mitigate", "{\"text\":\"Users can pay\"}", "mitigated"),
            step("start-watch", "{\"lengthMinutes\":30,\"watching\":[\"error rate\"]}", "watch_started"),
            step("end-watch", "{}", "watch_ended"),
            step("resolve", "{\"summary\":\"Rolled back\"}", "resolved"),
            step(
                    "report-regression",
                    "{\"text\":\"Receipts arrive twice\",\"system\":\"mail\",\"reference\":\"T-2\"}",
                    "regression_reported",
                    "reopened"),
            step(
                    "correct",
                    "{\"eventId\":\"$EVENT\",\"reason\":\"Misread\",\"correction\":{\"text\":\"Errors since one\","
                            + "\"occurredAt\":\"2026-01-01T13:00:00Z\",\"occurredAtPrecision\":\"APPROXIMATE\"}}",
                    "entry_corrected"),
            step("pin", "{\"eventId\":\"$EVENT\"}", "entry_pinned"),
            step("unpin", "{\"eventId\":\"$EVENT\"}", "entry_unpinned"),
            step("retract", "{\"eventId\":\"$EVENT\",\"reason\":\"Not ours\"}", "entry_retracted"),
            step("dismiss", "{\"reason\":\"DUPLICATE\",\"duplicateOf\":\"$OTHER\"}", "dismissed"),
            step("reopen", "{\"reason\":\"Errors again\"}", "reopened"),
            step(
                    "split",
                    "{\"title\":\"Mails are late\",\"systems\":[{\"system\":\"mail\",\"level\":\"DEGRADED\"}]}",
                    "split"),
            step("merge", "{\"into\":\"$OTHER\",\"reason\":\"The same fault\"}", "merged"));

    @Test
    void every_command_is_carried_out_and_says_what_happened() {
        var incident = DOOR.incident();
        var other = idOf(DOOR.incident());
        int version = 1;
        var noted = "";
        for (var step : STORY) {
            var answered = DOOR.post(incident + "/" + step.command(), step.bodyAbout(noted, other));

            assertThat(answered.status()).as(step.command()).isEqualTo(200);
            assertThat(answered.events()).as(step.command()).containsAll(step.events());
            if (step.command().equals("note")) {
                noted = answered.json().at("/events/0/eventId").asString();
            }
            version += answered.events().size();
            assertThat(answered.json().path("version").asInt()).isEqualTo(version);
            assertThat(answered.header("ETag")).isEqualTo("\"" + version + "\"");
        }
    }

    @Test
    void the_story_knows_every_command_that_has_a_door() {
        var told = STORY.stream().map(step -> "/api/v1/incidents/{incident}/" + step.command());

        assertThat(Stream.concat(told, Stream.of("/api/v1/incidents")).collect(toSet()))
                .isEqualTo(RequestShapes.commands().keySet());
    }

    @Test
    void a_report_answers_with_an_id_a_number_and_where_the_incident_is() {
        var answered = DOOR.post(OpenDoor.INCIDENTS, """
                {"title": "Checkout is down", "description": "Since noon", "source": "MONITORING",
                 "reference": "https://alerts.example/1", "reporter": "probe", "severity": "SEV1",
                 "systems": [{"system": "checkout", "level": "DOWN", "since": "2026-01-01T12:00:00Z"}, {"system": "cart"}],
                 "impactStartedAt": "2026-01-01T12:00:00Z", "impactStartedAtPrecision": "APPROXIMATE",
                 "detectedAt": "2026-01-01T12:03:00Z",
                 "reproduction": {"steps": ["Pay"], "expected": "Thanks", "seen": "502", "environment": "production"},
                 "suspectedChange": {"changeId": "deploy-7", "kind": "DEPLOYMENT"},
                 "mode": "LIVE", "occurredAt": "2026-01-01T13:05:00+01:00", "occurredAtPrecision": "EXACT"}
                """);

        assertThat(answered.status()).isEqualTo(201);
        assertThat(answered.events()).containsExactly("reported", "impact_started", "change_linked");
        assertThat(answered.json().path("number").asString()).matches("INC-[1-9][0-9]*");
        assertThat(answered.header("Location"))
                .isEqualTo(OpenDoor.INCIDENTS + "/" + answered.json().path("id").asString());
        assertThat(DOOR.get(answered.header("Location") + "/verification").status())
                .isEqualTo(200);
    }

    @Test
    void a_title_is_enough_for_a_report() {
        assertThat(DOOR.post(OpenDoor.INCIDENTS, "{\"title\":\"Checkout is down\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void both_names_of_an_incident_lead_to_it() {
        var report = DOOR.post(OpenDoor.INCIDENTS, "{\"title\":\"Checkout is down\"}")
                .json();
        var number = report.path("number").asString();

        for (var name : List.of(
                number, number.toLowerCase(Locale.ROOT), report.path("id").asString())) {
            var answered = DOOR.post(OpenDoor.INCIDENTS + "/" + name + "/note", "{\"text\":\"Hello\"}");
            assertThat(answered.json().path("id")).isEqualTo(report.path("id"));
        }
    }

    @Test
    void a_command_that_changes_nothing_answers_with_the_same_version() {
        var incident = DOOR.incident();
        DOOR.post(incident + "/acknowledge", "{}");

        var again = DOOR.post(incident + "/acknowledge", "{}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.events()).isEmpty();
        assertThat(again.json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void what_would_be_refused_is_a_warning_while_the_past_is_written_down() {
        var incident = DOOR.incident("{\"title\":\"Long ago\",\"mode\":\"RETROSPECTIVE\"}");

        var answered = DOOR.post(incident + "/choose-strategy", "{\"strategy\":\"REVERT\"}");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.json().path("warnings").path(0).path("code").asString())
                .isEqualTo("revert_without_range");
    }

    @Test
    void an_event_that_could_not_be_published_is_refused() {
        var incident = DOOR.incident();
        var evidence = "{\"query\":\"%s\"}".formatted("x".repeat(8000));

        var answered = DOOR.post(
                incident + "/note",
                "{\"text\":\"x\",\"evidence\":[%s]}".formatted(String.join(",", nCopies(70, evidence))));

        assertThat(answered.status()).isEqualTo(422);
        assertThat(answered.code()).isEqualTo("event_too_large");
        assertThat(DOOR.get(incident + "/events").json().path("version").asInt())
                .isEqualTo(1);
    }

    public static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(422, "escalation_without_content", "escalate", "{}"),
                refusal(409, "not_an_escalation", "escalate", "{\"severity\":\"SEV5\"}"),
                refusal(409, "not_a_deescalation", "deescalate", "{\"severity\":\"SEV1\"}"),
                refusal(409, "impact_not_started", "end-impact", "{\"system\":\"cart\"}"),
                refusal(409, "impact_not_started", "change-impact", "{\"system\":\"cart\",\"level\":\"DOWN\"}"),
                refusal(
                        422,
                        "impact_ends_before_start",
                        "end-impact",
                        "{\"system\":\"checkout\",\"occurredAt\":\"2026-01-01T11:00:00Z\"}"),
                refusal(422, "number_out_of_range", "estimate-users-affected", "{\"value\":2,\"upper\":1}"),
                refusal(409, "not_in_war_room", "leave-war-room", "{\"person\":\"" + "x".repeat(200) + "\"}"),
                refusal(409, "war_room_not_open", "close-war-room", "{}"),
                refusal(409, "change_not_linked", "unlink-change", "{\"changeId\":\"c\"}"),
                refusal(409, "hypothesis_unknown", "rule-out", "{\"hypothesisId\":\"H1\"}"),
                refusal(409, "hypothesis_unknown", "confirm-hypothesis", "{\"hypothesisId\":\"H1\"}"),
                refusal(409, "entry_unknown", "pin", "{\"eventId\":\"" + NO_ENTRY + "\"}"),
                refusal(409, "entry_unknown", "unpin", "{\"eventId\":\"" + NO_ENTRY + "\"}"),
                refusal(409, "entry_unknown", "retract", "{\"eventId\":\"" + NO_ENTRY + "\",\"reason\":\"No\"}"),
                refusal(
                        409,
                        "entry_unknown",
                        "correct",
                        "{\"eventId\":\"" + NO_ENTRY + "\",\"reason\":\"No\",\"correction\":{\"text\":\"x\"}}"),
                refusal(
                        422,
                        "missing_field",
                        "correct",
                        "{\"eventId\":\"" + NO_ENTRY + "\",\"reason\":\"No\","
                                + "\"correction\":{\"text\":\"x\",\"occurredAtPrecision\":\"APPROXIMATE\"}}"),
                refusal(
                        422,
                        "missing_field",
                        "link-change",
                        "{\"changeId\":\"c-1\",\"changedAtPrecision\":\"APPROXIMATE\"}"),
                refusal(
                        422,
                        "missing_field",
                        "split",
                        "{\"title\":\"x\",\"reason\":\"No\",\"systems\":[{\"system\":\"a\",\"sincePrecision\":\"DAY\"}]}"),
                refusal(422, "missing_field", "note", "{\"text\":\"x\",\"evidence\":[{}]}"),
                refusal(422, "missing_field", "add-report", "{\"occurredAt\":\"2026-01-01T12:00:00Z\"}"),
                refusal(
                        422,
                        "invalid_time",
                        "hypothesize",
                        "{\"text\":\"x\",\"area\":\"DATA\",\"evidence\":[{\"url\":\"x\",\"from\":\"2026-01-01T12:00:00Z\","
                                + "\"to\":\"2026-01-01T11:59:59Z\"}]}"),
                refusal(
                        422,
                        "missing_field",
                        "record-check",
                        "{\"name\":\"smoke\",\"outcome\":\"PASSED\",\"evidence\":{}}"),
                refusal(422, "invalid_value", "pin", "{\"eventId\":\"INC-1\"}"),
                refusal(422, "visible_to_nobody", "restrict", "{\"visibleTo\":[]}"),
                refusal(409, "checklist_item_unknown", "tick-checklist", "{\"itemId\":\"sing\",\"state\":\"DONE\"}"),
                refusal(
                        422,
                        "skipped_without_reason",
                        "tick-checklist",
                        "{\"itemId\":\"smoke-tests\",\"state\":\"SKIPPED\"}"),
                refusal(422, "not_a_duplicate", "dismiss", "{\"reason\":\"EXPECTED\",\"duplicateOf\":\"INC-1\"}"),
                refusal(422, "duplicate_of_missing", "dismiss", "{\"reason\":\"DUPLICATE\"}"),
                refusal(422, "invalid_value", "dismiss", "{\"reason\":\"DUPLICATE\",\"duplicateOf\":\"banana\"}"),
                refusal(
                        404,
                        "unknown_incident",
                        "dismiss",
                        "{\"reason\":\"DUPLICATE\",\"duplicateOf\":\"INC-999999\"}"),
                refusal(422, "revert_without_range", "choose-strategy", "{\"strategy\":\"REVERT\"}"),
                refusal(422, "rollback_without_parts", "choose-strategy", "{\"strategy\":\"ROLLBACK\"}"),
                refusal(422, "rollback_without_parts", "plan-rollback", "{\"parts\":[]}"),
                refusal(
                        422,
                        "rollback_part_repeated",
                        "plan-rollback",
                        "{\"parts\":[{\"name\":\"a\"},{\"name\":\"a\"}]}"),
                refusal(
                        422,
                        "rollback_dependency_unknown",
                        "plan-rollback",
                        "{\"parts\":[{\"name\":\"a\",\"dependsOn\":[\"b\"]}]}"),
                refusal(
                        422,
                        "rollback_dependencies_circular",
                        "plan-rollback",
                        "{\"parts\":[{\"name\":\"a\",\"dependsOn\":[\"b\"]},{\"name\":\"b\",\"dependsOn\":[\"a\"]}]}"),
                refusal(409, "rollback_part_unknown", "complete-rollback-step", "{\"part\":\"a\"}"),
                refusal(
                        422,
                        "number_out_of_range",
                        "choose-strategy",
                        "{\"strategy\":\"HOTFIX\",\"answers\":{\"minutesToFix\":-1}}"),
                refusal(
                        422,
                        "developer_copy_without_provenance",
                        "choose-strategy",
                        "{\"strategy\":\"REDEPLOY_LAST_GOOD\",\"restoreSource\":\"DEVELOPER_COPY\"}"),
                refusal(
                        422,
                        "planned_too_late",
                        "schedule-deployment",
                        "{\"plannedAt\":\"2100-01-01T00:00:00Z\",\"undoPlan\":\"Deploy 1.3\"}"),
                refusal(422, "missing_field", "schedule-deployment", "{\"plannedAt\":\"2031-01-01T00:00:00Z\"}"),
                refusal(409, "schedule_unknown", "cancel-schedule", "{\"scheduleId\":\"S1\"}"),
                refusal(
                        409,
                        "schedule_unknown",
                        "request-deployment",
                        "{\"deploymentId\":\"d\",\"scheduleId\":\"S1\"}"),
                refusal(
                        422,
                        "override_without_reason",
                        "request-deployment",
                        "{\"deploymentId\":\"d\",\"override\":true}"),
                refusal(422, "missing_field", "request-deployment", "{\"environment\":\"staging\"}"),
                refusal(409, "schedule_unknown", "deploy-fix", "{\"deploymentId\":\"d\",\"scheduleId\":\"S1\"}"),
                refusal(422, "override_without_reason", "deploy-fix", "{\"deploymentId\":\"d\",\"override\":true}"),
                refusal(
                        409,
                        "deployment_not_started",
                        "finish-deployment",
                        "{\"deploymentId\":\"d\",\"outcome\":\"FAILED\"}"),
                refusal(409, "watch_not_started", "end-watch", "{}"),
                refusal(409, "not_verified", "resolve", "{}"),
                refusal(422, "override_without_reason", "resolve", "{\"override\":true}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void what_would_make_the_record_lie_is_refused(int status, String code, String command, String body) {
        var incident = DOOR.incident("""
                {"title": "Checkout is down", "severity": "SEV2", "occurredAt": "2026-01-01T12:00:00Z",
                 "systems": [{"system": "checkout", "level": "DOWN"}]}
                """);
        int before = DOOR.storedEvents();

        var answered = DOOR.post(incident + "/" + command, body);

        assertThat(answered.code()).isEqualTo(code);
        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.json().path("type").asString()).isEqualTo("urn:mayday:problem:" + code);
        assertThat(answered.response().body()).doesNotContain("x".repeat(101));
        assertThat(DOOR.storedEvents()).isEqualTo(before);
    }

    @Test
    void production_waits_for_the_environments_before_it_whatever_it_is_called() {
        var incident = DOOR.incident();
        DOOR.post(incident + "/deploy-fix", "{\"deploymentId\":\"d-1\",\"environment\":\"Staging\"}");
        var production = "{\"deploymentId\":\"d-2\",\"environment\":\"PROD\"%s}";

        var refused = DOOR.post(incident + "/deploy-fix", production.formatted(""));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("environment_order");
        assertThat(refused.json().path("detail").asString()).contains("staging");

        var overridden = DOOR.post(
                incident + "/deploy-fix",
                production.formatted(",\"override\":true,\"overrideReason\":\"Staging is down too\""));
        assertThat(overridden.json().path("warnings").path(0).path("code").asString())
                .isEqualTo("override");
        assertThat(DOOR.get(incident + "/events").response().body())
                .contains("\"production\"")
                .doesNotContainIgnoringCase("\"prod\"");
    }

    @Test
    void a_check_keeps_the_person_who_ran_it() {
        var incident = DOOR.incident();
        var check = "{\"name\":\"pay once\",\"outcome\":\"PASSED\"}";

        DOOR.post(incident + "/record-check", check, "Mayday-Actor-Id", "ada", "Mayday-Actor-Name", "Ada");
        DOOR.post(incident + "/record-check", check, "Mayday-Actor-Id", "ci", "Mayday-Actor-Kind", "service");
        DOOR.post(incident + "/record-check", check);

        var stored = DOOR.get(incident + "/events").json().path("events");
        assertThat(stored.findValuesAsString("performedBy")).containsExactly("Ada");
    }

    @Test
    void a_dismissed_incident_takes_no_command_but_reopen() {
        var incident = DOOR.incident();
        DOOR.post(incident + "/dismiss", "{\"reason\":\"FALSE_ALARM\"}");

        var refused = DOOR.post(incident + "/note", "{\"text\":\"One more thing\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("incident_dismissed");
        assertThat(DOOR.post(incident + "/dismiss", "{\"reason\":\"EXPECTED\"}").events())
                .isEmpty();
        assertThat(DOOR.post(incident + "/reopen", "{}").events()).containsExactly("reopened");
    }

    @Test
    void no_incident_is_a_duplicate_of_itself() {
        var incident = DOOR.incident();
        var number = DOOR.get(incident + "/events").json().path("number").asString();
        var itself = "{\"reason\":\"DUPLICATE\",\"duplicateOf\":\"%s\"}".formatted(number.toLowerCase(Locale.ROOT));

        var refused = DOOR.post(incident + "/dismiss", itself);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("duplicate_of_itself");
    }

    @Test
    void a_refusal_names_all_that_it_is_about() {
        var systems = Stream.of(
                        "checkout-service", "customer-profile", "mail-delivery", "order-history", "payment-gateway")
                .map(name -> "{\"system\":\"%s\"}".formatted(name));
        var incident = DOOR.incident("{\"title\":\"x\",\"systems\":[%s]}".formatted(systems.collect(joining(","))));

        var refused = DOOR.post(incident + "/resolve", "{}");
        var unheard = DOOR.post(incident + "/leave-war-room", "{\"person\":\"%s\"}".formatted("😀".repeat(90)));

        assertThat(refused.json().path("detail").asString())
                .isEqualTo(
                        "Not verified in production: checkout-service, customer-profile, mail-delivery, order-history,"
                                + " payment-gateway.");
        assertThat(unheard.json().path("detail").asString()).isEqualTo("😀".repeat(49) + "… is not in the war room");
    }

    @Test
    void a_war_room_is_not_closed_before_it_was_opened() {
        var incident = DOOR.incident();
        DOOR.post(incident + "/open-war-room", "{\"occurredAt\":\"2026-01-01T12:00:00Z\"}");

        var refused = DOOR.post(incident + "/close-war-room", "{\"occurredAt\":\"2026-01-01T11:00:00Z\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("war_room_closes_before_opening");
    }

    @Test
    void a_restriction_says_that_it_keeps_nobody_out() {
        var incident = DOOR.incident();

        var answered = DOOR.post(incident + "/restrict", "{\"visibleTo\":[\"payments\"]}");

        assertThat(answered.json().path("warnings").path(0).path("code").asString())
                .isEqualTo("not_enforced");
        assertThat(DOOR.get(incident + "/events").status()).isEqualTo(200);
    }

    @Test
    void a_merge_answers_for_both_and_sends_further_commands_to_the_other_one() {
        var incident = DOOR.incident();
        var into = DOOR.get(DOOR.incident() + "/events").json();
        var body = "{\"into\":\"%s\"}".formatted(into.path("number").asString().toLowerCase(Locale.ROOT));

        var merged = DOOR.post(incident + "/merge", body);

        assertThat(merged.header("ETag")).isEqualTo("\"2\"");
        assertThat(merged.json().at("/other/id")).isEqualTo(into.path("incidentId"));
        assertThat(merged.json().at("/other/number")).isEqualTo(into.path("number"));
        assertThat(merged.json().at("/other/version").asInt()).isEqualTo(2);
        assertThat(merged.json().at("/other/events/0/type").asString()).isEqualTo("absorbed");
        var refused = DOOR.post(incident + "/note", "{\"text\":\"One more thing\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("incident_merged");
        assertThat(refused.json().path("detail").asString())
                .contains(into.path("number").asString());
        var again = DOOR.post(incident + "/merge", body);
        assertThat(again.events()).isEmpty();
        assertThat(again.json().has("other")).isFalse();
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        var elsewhere = "{\"into\":\"%s\"}".formatted(idOf(DOOR.incident()));
        assertThat(DOOR.post(incident + "/merge", elsewhere).code()).isEqualTo("incident_merged");
    }

    @Test
    void a_merge_into_what_cannot_be_is_refused() {
        var incident = DOOR.incident();
        var itself = DOOR.post(incident + "/merge", "{\"into\":\"%s\"}".formatted(idOf(incident)));
        var unknown = DOOR.post(incident + "/merge", "{\"into\":\"INC-999999999\"}");
        var malformed = DOOR.post(incident + "/merge", "{\"into\":\"the other one\"}");
        var dismissed = DOOR.incident();
        DOOR.post(dismissed + "/dismiss", "{\"reason\":\"EXPECTED\"}");
        var gone = DOOR.post(incident + "/merge", "{\"into\":\"%s\"}".formatted(idOf(dismissed)));

        assertThat(itself.status()).isEqualTo(422);
        assertThat(itself.code()).isEqualTo("merge_into_itself");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("unknown_incident");
        assertThat(malformed.status()).isEqualTo(422);
        assertThat(malformed.pointers()).containsExactly("/into");
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.code()).isEqualTo("incident_dismissed");
        assertThat(DOOR.get(incident + "/events").json().path("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_split_answers_with_the_new_incident_and_a_repetition_with_the_same() {
        var incident = DOOR.incident();
        var body =
                "{\"title\":\"Mails are late\",\"severity\":\"SEV4\",\"systems\":[{\"system\":\"mail\",\"level\":\"DOWN\"}]}";
        var key = UUID.randomUUID().toString();

        var split = DOOR.post(incident + "/split", body, "Idempotency-Key", key, "If-Match", "\"1\"");

        assertThat(split.status()).isEqualTo(200);
        assertThat(split.events()).containsExactly("split");
        var begun = OpenDoor.INCIDENTS + "/" + split.json().at("/other/number").asString();
        assertThat(DOOR.get(begun + "/events").json().path("incidentId"))
                .isEqualTo(split.json().at("/other/id"));
        assertThat(split.json().at("/other/events").findValuesAsString("type"))
                .containsExactly("reported", "impact_started", "split_off");
        assertThat(DOOR.post(incident + "/split", body, "Idempotency-Key", key, "If-Match", "\"1\"")
                        .response()
                        .body())
                .isEqualTo(split.response().body());
        assertThat(DOOR.post(begun + "/acknowledge", "{}").status()).isEqualTo(200);
    }

    @Test
    void a_hypothesis_of_the_same_id_that_says_something_else_is_refused() {
        var incident = DOOR.incident();
        DOOR.post(incident + "/hypothesize", "{\"hypothesisId\":\"H1\",\"area\":\"DATA\",\"text\":\"Rows\"}");

        var other = "{\"hypothesisId\":\"H1\",\"area\":\"CHANGE\",\"text\":\"Rows\"}";

        assertThat(DOOR.post(incident + "/hypothesize", other).code()).isEqualTo("hypothesis_exists");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            hypothesize         | {"area": "DATA", "text": "Rows"}                                       | H
            schedule-deployment | {"plannedAt": "2026-01-01T12:00:00Z", "undoPlan": "Deploy the last one"} | S
            """)
    void the_name_that_the_server_chose_is_in_the_answer(String command, String body, String letter) {
        var incident = DOOR.incident();

        var first = DOOR.post(incident + "/" + command, body, "Idempotency-Key", "names-" + idOf(incident));
        var second = DOOR.post(incident + "/" + command, body);
        var again = DOOR.post(incident + "/" + command, body, "Idempotency-Key", "names-" + idOf(incident));

        assertThat(first.json().at("/events/0/name").asString()).isEqualTo(letter + 1);
        assertThat(second.json().at("/events/0/name").asString()).isEqualTo(letter + 2);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(DOOR.post(incident + "/note", "{\"text\":\"begins nothing\"}")
                        .json()
                        .at("/events/0")
                        .has("name"))
                .isFalse();
    }

    /** The id of the incident at this path. */
    public static String idOf(String incident) {
        return incident.substring(incident.lastIndexOf('/') + 1);
    }

    private static Step step(String command, String body, String... events) {
        return new Step(command, body, List.of(events));
    }

    private static Arguments refusal(int status, String code, String command, String body) {
        return Arguments.of(status, code, command, body);
    }
}
