package mayday.standalone.incidentfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TranslationTest {

    @Test
    void the_report_comes_first_and_says_what_the_file_says() {
        var report = commands("""
                {"slug": "s", "title": "Rule broke the proxy", "organisation": "Example", "source": "https://example.org/1",
                 "severity_hint": "sev1", "systems": ["proxy", "waf"],
                 "published": {"impact_start": "2019-07-02T13:42:00Z", "detected": "2019-07-02T13:45:00Z"}}
                """).getFirst();

        assertThat(report.name()).isEqualTo(Command.REPORT);
        assertThat(report.body())
                .isEqualTo(Map.of(
                        "occurredAt", "2019-07-02T13:45:00Z",
                        "mode", "RETROSPECTIVE",
                        "title", "Rule broke the proxy",
                        "reference", "https://example.org/1",
                        "reporter", "Example",
                        "severity", "SEV1",
                        "impactStartedAt", "2019-07-02T13:42:00Z",
                        "detectedAt", "2019-07-02T13:45:00Z",
                        "systems", List.of(Map.of("system", "proxy"), Map.of("system", "waf"))));
    }

    @Test
    void it_was_reported_where_it_was_declared() {
        var commands = commands("""
                {"slug": "s", "published": {"detected": "2020-01-01T10:00:00Z"}, "timeline": [
                  {"at": "2020-01-01T10:05:00Z", "kind": "observe", "text": "slow"},
                  {"at": "2020-01-01T10:07:00Z", "kind": "declare", "text": "declared", "approximate": true}]}
                """);

        assertThat(commands.getFirst().body())
                .containsEntry("occurredAt", "2020-01-01T10:07:00Z")
                .containsEntry("occurredAtPrecision", "APPROXIMATE");
        assertThat(named(commands, "note"))
                .extracting(note -> note.body().get("text"))
                .containsExactly("slow", "declared");
    }

    @Test
    void a_file_that_holds_nothing_is_reported_at_a_time_nobody_knows() {
        assertThat(commands("{}"))
                .containsExactly(new Command(
                        Command.REPORT,
                        Map.of("occurredAtPrecision", "UNKNOWN", "mode", "RETROSPECTIVE", "title", "unseen")));
    }

    @Test
    void every_window_starts_and_ends_before_mitigation_and_resolution() {
        var commands = commands("""
                {"slug": "s", "published": {"impact_start": "2020-01-01T10:00:00Z", "mitigated": "2020-01-01T10:30:00Z",
                 "resolved": "2020-01-01T11:00:00Z", "per_system": [
                  {"system": "a", "from": "2020-01-01T10:00:00Z", "to": "2020-01-01T10:20:00Z", "level": "down"},
                  {"system": "a", "from": "2020-01-01T10:10:00.5Z", "to": "2020-01-01T10:40:00Z", "level": "degraded"}]}}
                """);

        assertThat(commands)
                .extracting(Command::name)
                .containsExactly(
                        Command.REPORT,
                        "start-impact",
                        "end-impact",
                        "start-impact",
                        "end-impact",
                        "mitigate",
                        "resolve");
        assertThat(commands.get(1).body())
                .isEqualTo(Map.of("occurredAt", "2020-01-01T10:00:00Z", "system", "a", "level", "DOWN"));
        assertThat(commands.get(3).body())
                .containsEntry("occurredAt", "2020-01-01T10:10:00.500Z")
                .containsEntry("level", "DEGRADED");
        assertThat(commands.get(4).body()).isEqualTo(Map.of("occurredAt", "2020-01-01T10:40:00Z", "system", "a"));
        assertThat(commands.get(5).body()).isEqualTo(Map.of("occurredAt", "2020-01-01T10:30:00Z"));
        assertThat(commands.get(6).body()).isEqualTo(Map.of("occurredAt", "2020-01-01T11:00:00Z"));
    }

    @Test
    void without_windows_every_system_is_assumed_partly_impacted_until_the_first_end() {
        var starts = named(commands("""
                {"slug": "s", "systems": ["a", "b"], "published": {"impact_start": "2020-01-01T10:00:00Z",
                 "mitigated": "2020-01-01T10:30:00Z", "resolved": "2020-01-01T11:00:00Z"}}
                """), "start-impact");

        assertThat(starts).extracting(start -> start.body().get("system")).containsExactly("a", "b");
        assertThat(starts)
                .allSatisfy(start -> assertThat(start.body())
                        .containsEntry("level", "PARTIAL")
                        .containsEntry("assumed", true)
                        .containsEntry("occurredAt", "2020-01-01T10:00:00Z"));
    }

    @Test
    void without_windows_and_without_an_end_there_is_no_interval() {
        assertThat(named(commands("""
                {"slug": "s", "systems": ["a"], "published": {"impact_start": "2020-01-01T10:00:00Z"}}
                """), "start-impact")).isEmpty();
    }

    @Test
    void a_window_that_is_no_interval_is_left_out_and_told() {
        var file = file("""
                {"slug": "s", "systems": ["a"], "published": {"impact_start": "2020-01-01T10:00:00Z",
                 "resolved": "2020-01-01T11:00:00Z", "per_system": [
                  {"system": "a", "from": "2020-01-01T10:00:00Z", "level": "down"},
                  {"system": "b", "from": "2020-01-01T10:20:00Z", "to": "2020-01-01T10:10:00Z", "level": "down"},
                  {"system": "c", "from": "2020-01-01", "to": "2020-01-02", "level": "down"},
                  {"from": "2020-01-01T10:20:00Z", "to": "2020-01-01T10:30:00Z", "level": "down"}]}}
                """);

        assertThat(named(Translation.commands(file), "start-impact")).isEmpty();
        assertThat(file.oddities())
                .extracting(Oddity::name, Oddity::why)
                .containsExactly(
                        tuple("window 1", "the window has no readable end, so no interval was recorded"),
                        tuple("window 2", "the window ends before it starts, so no interval was recorded"),
                        tuple("window 3", "the window is known to the day only, so no interval was recorded"),
                        tuple("window 4", "the window names no system, so no interval was recorded"));
    }

    @Test
    void changes_and_deployments_before_the_trouble_are_suspects() {
        var links = named(commands("""
                {"slug": "s", "triggering_change": {"kind": "rule deploy", "at": "2020-01-01T10:00:00Z"},
                 "published": {"impact_start": "2020-01-01T10:00:00Z"}, "timeline": [
                  {"at": "2019-12-30T00:00:00Z", "precision": "day", "kind": "deploy", "system": "cdn", "text": "bug shipped"},
                  {"at": "2020-01-01T10:30:00Z", "kind": "change", "text": "storage taken"}]}
                """), "link-change");

        assertThat(links).allSatisfy(link -> assertThat(link.body()).containsEntry("role", "SUSPECT"));
        assertThat(links)
                .extracting(link -> link.body().get("changeId"))
                .containsExactly("s/trigger", "s/change-2", "s/change-3");
        assertThat(links.get(1).body())
                .containsEntry("occurredAt", "2019-12-30T00:00:00Z")
                .containsEntry("occurredAtPrecision", "DAY")
                .containsEntry("changedAtPrecision", "DAY")
                .containsEntry("system", "cdn")
                .containsEntry("kind", "DEPLOYMENT")
                .containsEntry("reason", "bug shipped");
    }

    @Test
    void a_deployment_from_the_trouble_on_is_a_fix_and_brings_the_strategy_with_it() {
        var commands = commands("""
                {"slug": "s", "strategy": "revert", "published": {"detected": "2020-01-01T10:00:00Z"}, "timeline": [
                  {"at": "2020-01-01T10:00:00Z", "kind": "deploy", "text": "revert sent"},
                  {"at": "2020-01-01T10:10:00Z", "kind": "deploy", "system": "hub", "text": "next deploy fails"}]}
                """);

        assertThat(commands)
                .extracting(Command::name)
                .containsExactly(
                        Command.REPORT,
                        "choose-strategy",
                        "deploy-fix",
                        "finish-deployment",
                        "deploy-fix",
                        "finish-deployment");
        assertThat(commands.get(1).body())
                .isEqualTo(Map.of("occurredAt", "2020-01-01T10:00:00Z", "strategy", "REVERT"));
        assertThat(commands.get(3).body())
                .isEqualTo(Map.of(
                        "occurredAt", "2020-01-01T10:00:00Z",
                        "deploymentId", "s/deployment-1",
                        "outcome", "SUCCEEDED",
                        "text", "revert sent"));
        assertThat(commands.get(5).body()).containsEntry("outcome", "FAILED");
    }

    @Test
    void the_first_strategy_entry_says_when_and_why_and_later_ones_are_notes() {
        var commands = commands("""
                {"slug": "s", "strategy": "restore", "published": {"detected": "2020-01-01T10:00:00Z"}, "timeline": [
                  {"at": "2020-01-01T10:01:00Z", "kind": "deploy", "text": "a try"},
                  {"at": "2020-01-01T10:05:00Z", "kind": "strategy", "text": "restore it"},
                  {"at": "2020-01-01T10:06:00Z", "kind": "strategy", "text": "lead approves"}]}
                """);

        assertThat(named(commands, "choose-strategy"))
                .containsExactly(new Command(
                        "choose-strategy",
                        Map.of(
                                "occurredAt", "2020-01-01T10:05:00Z",
                                "strategy", "RESTORE_BACKUP",
                                "rationale", "restore it")));
        assertThat(named(commands, "note"))
                .extracting(note -> note.body().get("text"))
                .containsExactly("lead approves");
    }

    @Test
    void a_strategy_without_a_time_is_chosen_at_a_time_nobody_knows() {
        assertThat(named(commands("""
                {"slug": "s", "strategy": "turn it off and on", "published": {"detected": "2020-01-01T10:00:00Z"}}
                """), "choose-strategy"))
                .containsExactly(new Command(
                        "choose-strategy",
                        Map.of(
                                "occurredAt", "2020-01-01T10:00:00Z",
                                "occurredAtPrecision", "UNKNOWN",
                                "strategy", "OTHER")));
    }

    @Test
    void every_kind_of_entry_becomes_the_nearest_command_at_its_time_with_its_text() {
        var commands = commands("""
                {"slug": "s", "timeline": [
                  {"at": "2020-01-01T10:01:00Z", "kind": "report", "system": "hub", "text": "frozen"},
                  {"at": "2020-01-01T10:02:00Z", "kind": "escalate", "text": "handed over"},
                  {"at": "2020-01-01T10:03:00Z", "kind": "join", "text": "technical lead joins"},
                  {"at": "2020-01-01T10:04:00Z", "kind": "verify", "system": "hub", "text": "problem reproduced"},
                  {"at": "2020-01-01T10:05:00Z", "kind": "hypothesis", "text": "memory"},
                  {"at": "2020-01-01T10:06:00Z", "kind": "communicate", "text": "mail sent"},
                  {"at": "2020-01-01T10:07:00Z", "kind": "mitigate", "text": "better"},
                  {"at": "2020-01-01T10:08:00Z", "kind": "recover", "text": "back"},
                  {"at": "2020-01-01T10:09:00Z", "kind": "resolve", "text": "closed"},
                  {"at": "2020-01-01T10:10:00Z", "kind": "rumor", "text": "aliens"}]}
                """);

        assertThat(commands.subList(1, commands.size()))
                .containsExactly(
                        command("add-report", "10:01", Map.of("system", "hub", "text", "frozen")),
                        command("escalate", "10:02", Map.of("reason", "handed over")),
                        command(
                                "join-war-room",
                                "10:03",
                                Map.of("person", "Responder 1", "role", "technical lead joins")),
                        command(
                                "record-check",
                                "10:04",
                                Map.of(
                                        "name", "problem reproduced",
                                        "system", "hub",
                                        "outcome", "FAILED",
                                        "text", "problem reproduced")),
                        command("note", "10:05", Map.of("kind", "FINDING", "text", "memory")),
                        command("note", "10:06", Map.of("kind", "COMMUNICATION", "text", "mail sent")),
                        command("note", "10:07", Map.of("kind", "OBSERVATION", "text", "better")),
                        command("note", "10:08", Map.of("kind", "OBSERVATION", "text", "back")),
                        command("note", "10:09", Map.of("kind", "OBSERVATION", "text", "closed")),
                        command("note", "10:10", Map.of("kind", "OBSERVATION", "text", "aliens")));
    }

    @Test
    void an_entry_without_a_time_stays_behind_the_one_it_follows() {
        var notes = named(commands("""
                {"slug": "s", "timeline": [
                  {"at": "2020-01-01T10:01:00Z", "kind": "observe", "text": "one"},
                  {"at": "at noon", "kind": "observe", "text": "two"},
                  {"text": "three"}]}
                """), "note");

        assertThat(notes).extracting(note -> note.body().get("occurredAt")).containsOnly("2020-01-01T10:01:00Z");
        assertThat(notes)
                .extracting(note -> note.body().get("occurredAtPrecision"))
                .containsExactly(null, "UNKNOWN", "UNKNOWN");
    }

    @Test
    void users_affected_are_estimated_with_their_basis() {
        assertThat(named(commands("""
                {"slug": "s", "published": {"detected": "2020-01-01T10:00:00Z"},
                 "users_affected": {"value": 33, "unit": "percent", "basis": "stated as one third"}}
                """), "estimate-users-affected"))
                .containsExactly(new Command(
                        "estimate-users-affected",
                        Map.of(
                                "occurredAt", "2020-01-01T10:00:00Z",
                                "value", 33.0,
                                "unit", "percent",
                                "method", "stated as one third")));
    }

    @Test
    void text_that_no_door_would_take_is_made_to_fit() {
        var commands = commands("""
                {"slug": "s", "title": "two\\nlines \\u202e", "systems": ["check\\u200bout\\u00a0api\\u009b"], "timeline": [
                  {"kind": "observe", "text": "a\\u0000b\\nc"}, {"kind": "observe", "text": "  "},
                  {"kind": "join", "text": "%s"}]}
                """.formatted("x".repeat(300)));

        assertThat(commands.getFirst().body())
                .containsEntry("title", "two lines")
                .containsEntry("systems", List.of(Map.of("system", "checkout api")));
        assertThat(named(commands, "note"))
                .extracting(note -> note.body().get("text"))
                .containsExactly("a b\nc", "observe", "x".repeat(300));
    }

    @Test
    void names_are_made_of_visible_letters_of_one_alphabet_a_word() {
        var commands = commands("""
                {"slug": "s", "organisation": "\\ue000", "systems": ["\u03bcservices", "pay\\ufffcments \\ue000", "\\u200b"], "timeline": [
                  {"kind": "verify", "text": "latency is back at 300\u03bcs"}, {"kind": "join", "text": "\u0440ilot joins"},
                  {"kind": "observe", "text": "\\u200b"}]}
                """);

        assertThat(commands.getFirst().body())
                .containsEntry("systems", List.of(Map.of("system", "\u03bc services"), Map.of("system", "payments")))
                .doesNotContainKey("reporter");
        assertThat(named(commands, "record-check").getFirst().body())
                .containsEntry("name", "latency is back at 300\u03bc s")
                .containsEntry("text", "latency is back at 300\u03bcs");
        assertThat(named(commands, "note"))
                .extracting(note -> note.body().get("text"))
                .containsExactly("\u0440ilot joins", "observe");
    }

    @Test
    void what_is_too_long_for_one_text_goes_on_in_notes() {
        var commands = commands("""
                {"slug": "s", "title": "%s", "timeline": [{"at": "2020-01-01T10:00:00Z", "kind": "verify", "text": "%s"}]}
                """.formatted("t".repeat(300), "x".repeat(9_000)));

        assertThat(commands.getFirst().body()).containsEntry("description", "t".repeat(300));
        assertThat(commands).extracting(Command::name).containsExactly(Command.REPORT, "record-check", "note");
        assertThat(commands.get(1).body()).containsEntry("text", "x".repeat(7_999) + "…");
        assertThat(commands.get(2).body())
                .containsEntry("text", "…" + "x".repeat(1_001))
                .containsEntry("occurredAt", "2020-01-01T10:00:00Z");
    }

    @Test
    void a_deployment_of_the_day_of_the_trouble_is_no_suspect() {
        assertThat(commands("""
                {"slug": "s", "published": {"impact_start": "2020-01-02T10:00:00Z"}, "timeline": [
                  {"at": "2020-01-02", "kind": "deploy", "text": "fix shipped"}, {"at": "2020-01-01", "kind": "deploy", "text": "bug shipped"}]}
                """))
                .extracting(Command::name)
                .containsExactly(Command.REPORT, "deploy-fix", "finish-deployment", "link-change");
    }

    @Test
    void what_a_deployment_came_to_may_stand_on_any_line() {
        var commands = commands("""
                {"slug": "s", "timeline": [{"kind": "deploy", "text": "second try\\nfailed again"},
                  {"kind": "change", "text": "not by us\\nthe schema was changed"}]}
                """);

        assertThat(named(commands, "finish-deployment").getFirst().body()).containsEntry("outcome", "FAILED");
        assertThat(named(commands, "link-change").getFirst().body()).containsEntry("kind", "MIGRATION");
    }

    @Test
    void the_same_file_makes_the_same_commands() {
        var json = """
                {"slug": "s", "strategy": "scale", "systems": ["a"], "timeline": [{"kind": "deploy", "text": "more"}]}
                """;

        assertThat(commands(json)).isEqualTo(commands(json));
    }

    private static Command command(String name, String time, Map<String, Object> fields) {
        var body = new HashMap<>(fields);
        body.put("occurredAt", "2020-01-01T" + time + ":00Z");
        return new Command(name, body);
    }

    private static List<Command> named(List<Command> commands, String name) {
        return commands.stream().filter(command -> command.name().equals(name)).toList();
    }

    private static List<Command> commands(String json) {
        return Translation.commands(file(json));
    }

    private static IncidentFile file(String json) {
        return IncidentFile.read("unseen.json", JsonMapper.shared().readTree(json));
    }
}
