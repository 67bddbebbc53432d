package mayday.warroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mayday.warroom.RunningWarRoom;
import mayday.warroom.peers.Who;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as they arrive, without a browser and without JavaScript. */
class PagesTest {

    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

    private static PaperServices services;
    private static final String COMPOSER_KEY =
            "(?s)id=\"composer\".*name=\"key\" value=\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\".*id=\"steps\"";

    private static RunningWarRoom warRoom;
    private static RunningWarRoom alone;
    private static RunningWarRoom blind;

    @BeforeAll
    static void start() throws IOException {
        services = new PaperServices();
        warRoom = RunningWarRoom.before(services.address());
        var nobody = URI.create("http://127.0.0.1:1");
        alone = RunningWarRoom.before(nobody);
        blind = RunningWarRoom.before(services.address(), nobody, nobody);
    }

    @BeforeEach
    void an_eventful_evening() {
        services.eventful();
    }

    @AfterAll
    static void stop() {
        warRoom.close();
        alone.close();
        blind.close();
        services.close();
    }

    @Test
    void the_list_shows_what_is_live_and_what_was() throws Exception {
        var page = warRoom.get("/").body();

        assertThat(page)
                .contains("id=\"card-INC-42\"", "SEV1 Critical", "partly down", "not chosen", "Not rated")
                .doesNotContain("id=\"card-INC-39\"")
                .contains("id=\"row-INC-39\"", "27 min 00 s");
    }

    @Test
    void the_list_counts_from_no_instant_that_nobody_knows() throws Exception {
        services.told = row -> row.replaceAll("\"impactStart\":\"[^\"]*\"", "\"impactStart\":null");
        assertThat(warRoom.get("/").body())
                .contains("since the report", "<span class=\"soft\">reported </span>")
                .doesNotContain("25 min 00 s");

        services.told = row -> row.replaceAll(
                "\"impactStart\":\"[^\"]*\",\"reportedAt\":\"[^\"]*\"",
                "\"impactStart\":null,\"reportedAt\":\"2026-11-22T00:00:00Z\",\"reportedAtPrecision\":\"DAY\"");
        assertThat(warRoom.get("/").body())
                .contains("Sun 22 Nov 2026<")
                .doesNotContain("data-since", "00:00", "25 min 00 s");
    }

    @Test
    void the_list_tells_a_length_that_is_out_of_order() throws Exception {
        services.told = row -> row.replaceAll("\"impactStart\":\"[^\"]*\"", "\"impactStart\":\"2026-01-22T14:41:00Z\"")
                .replaceAll("\"resolvedAt\":\"[^\"]*\"", "\"resolvedAt\":\"2026-01-22T14:38:00Z\"");

        assertThat(warRoom.get("/").body()).contains("−3 min 00 s</span><span class=\"soft\"> out of order</span>");
    }

    @Test
    void one_field_is_enough_to_report() throws Exception {
        var answer = warRoom.post("/incidents", "title=Checkout+is+down&severity=&systems=&key=k-1", FORM);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/incidents/INC-42?seen=");
        var sent = services.commands.getFirst();
        assertThat(sent.path()).isEqualTo("/api/v1/incidents");
        assertThat(sent.body()).isEqualTo(Map.of("title", "Checkout is down"));
        assertThat(sent.headers().get("Idempotency-key")).containsExactly("k-1");
    }

    @Test
    void everything_offered_reaches_the_api_in_its_own_words() throws Exception {
        warRoom.post(
                "/incidents",
                "title=t&severity=SEV2&source=SUPPORT&systems=checkout,+payments+api&level=DOWN&impactStartedAt=2026-11-22T14:02",
                FORM);

        assertThat(services.commands.getFirst().body().toString())
                .contains("severity=SEV2", "source=SUPPORT", "impactStartedAt=2026-11-22T14:02:00Z")
                .contains("{system=checkout, level=DOWN}", "{system=payments api, level=DOWN}");
    }

    @Test
    void a_report_clicked_twice_is_one_request_twice() throws Exception {
        for (var n = 0; n < 2; n++) {
            warRoom.post("/incidents", "title=t&systems=checkout&level=DOWN&key=k-1", FORM);
        }

        assertThat(services.commands).hasSize(2);
        assertThat(services.commands.getFirst().body())
                .isEqualTo(services.commands.getLast().body());
    }

    @Test
    void a_refused_report_keeps_what_was_typed_and_says_why() throws Exception {
        services.refusal = "The title is too long.";

        var answer =
                warRoom.post("/incidents", "title=A+%3Cb%3Elong%3C/b%3E+title&systems=checkout&level=PARTIAL", FORM);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("The title is too long.", "value=\"A &lt;b&gt;long&lt;/b&gt; title\"", "value=\"checkout\"")
                .containsPattern("<option value=\"PARTIAL\" selected");
    }

    @Test
    void a_level_without_a_system_is_asked_about_and_not_dropped() throws Exception {
        var answer = warRoom.post("/incidents", "title=Cards+are+refused&systems=+,&level=DOWN&key=k-1", FORM);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Name the systems that are down", "value=\"Cards are refused\"", "value=\"k-1\"")
                .containsPattern("<option value=\"DOWN\" selected");
        assertThat(services.commands).isEmpty();
    }

    @Test
    void a_search_for_what_cannot_be_searched_for_is_no_silence() throws Exception {
        assertThat(warRoom.get("/?q=%00").statusCode()).isEqualTo(200);
    }

    @Test
    void a_search_that_is_too_long_is_cut_between_two_characters() throws Exception {
        var page = warRoom.get("/?q=" + "a".repeat(199) + "%F0%9F%94%A5%F0%9F%94%A5");

        assertThat(page.body()).contains("value=\"" + "a".repeat(199) + "\"");
    }

    @Test
    void a_list_that_was_refused_takes_no_place_of_one_that_is_there() throws Exception {
        assertThat(warRoom.get("/").body()).doesNotContain("data-blank");
        services.isUnfit = true;

        var page = warRoom.get("/");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .containsPattern("id=\"live\"[^>]*data-blank=\"true\"")
                .containsPattern("id=\"table\"[^>]*data-blank=\"true\"[^>]*>\\s*<p class=\"unfit\"")
                .doesNotContain("class=\"refusal\"");
    }

    @Test
    void the_log_has_hours_silences_and_both_clocks() throws Exception {
        var page = warRoom.get("/incidents/INC-42").body();

        assertThat(page)
                .contains("checkout is DOWN", "min without an entry", "recorded <time")
                .contains("Ada Obi", "commander", "#i-unknown")
                .contains("data-millis=\"1620000\"", "6 min 40.250 s", "12,000 users");
    }

    @Test
    void time_in_each_severity_is_told_even_where_two_are_alike() throws Exception {
        assertThat(warRoom.get("/incidents/INC-42").body())
                .contains("<dt>Time in SEV1</dt>", "<dt>Time in SEV2</dt>", "1 min 30 s");
    }

    @Test
    void an_impact_that_nobody_recorded_is_not_told_as_none() throws Exception {
        services.metrics = """
                {"clippedAt":"2026-11-22T14:02:00Z","stamps":{},"durations":[],"timeDown":{"downMillis":0,
                 "partialMillis":0,"degradedMillis":0,"anyImpactMillis":0,"ongoing":false,"systems":[]}}
                """;

        assertThat(warRoom.get("/incidents/INC-42").body())
                .contains("No impact recorded.")
                .doesNotContain("0 min 00 s", "Any impact");
    }

    @Test
    void no_clock_runs_on_what_was_written_down_afterwards_without_an_end() throws Exception {
        assertThat(warRoom.get("/incidents/INC-42").body())
                .contains("data-at=\"", "and counting")
                .doesNotContain("no end known");

        services.mode = "RETROSPECTIVE";

        assertThat(warRoom.get("/incidents/INC-42").body())
                .containsPattern("<li class=\"down\">[^\\n]*>27 min 00 s</span> no end known</li>")
                .containsPattern("class=\"total\">[^\\n]* no end known<")
                .doesNotContain("data-at=\"", "and counting");
    }

    /** Checkout was down and is degraded; search was partly down and is back. */
    private static final String BETTER = """
            {"clippedAt":"2026-11-22T14:02:00Z","stamps":{},"durations":[],"timeDown":{"downMillis":1920000,
             "partialMillis":60000,"degradedMillis":300000,"anyImpactMillis":2220000,"ongoing":true,"systems":[
              {"system":"checkout","downMillis":1920000,"partialMillis":0,"degradedMillis":300000,"anyImpactMillis":2220000,
               "segments":[{"from":"2026-11-22T13:25:00Z","to":"2026-11-22T13:57:00Z","level":"DOWN"},
                           {"from":"2026-11-22T13:57:00Z","to":null,"level":"DEGRADED"}]},
              {"system":"search","downMillis":0,"partialMillis":60000,"degradedMillis":0,"anyImpactMillis":60000,
               "segments":[{"from":"2026-11-22T13:25:00Z","to":"2026-11-22T13:26:00Z","level":"PARTIAL"}]}]}}
            """;

    @Test
    void a_clock_tells_how_long_a_system_has_been_what_it_is_now() throws Exception {
        services.metrics = BETTER;

        assertThat(warRoom.get("/incidents/INC-42").body())
                .containsPattern("<li class=\"degraded\">.*>checkout</span> <span class=\"word\">degraded</span>"
                        + ".* data-millis=\"300000\" data-at=\"2026-11-22T14:02:00Z\">5 min 00 s<")
                .containsPattern("<li class=\"up\">.*>search</span> <span class=\"word\">was partly down</span>"
                        + ".* data-millis=\"60000\">1 min 00 s<");
    }

    @Test
    void what_goes_on_is_counted_on_in_the_row_of_each_system_as_well() throws Exception {
        services.metrics = BETTER;

        assertThat(warRoom.get("/incidents/INC-42").body())
                .containsPattern("<th scope=\"row\">checkout</th><td[^>]* data-millis=\"1920000\">32 min 00 s</td>"
                        + "<td[^>]* data-millis=\"2220000\" data-at=\"2026-11-22T14:02:00Z\">37 min 00 s</td>")
                .containsPattern("<th scope=\"row\">search</th><td[^>]* data-millis=\"0\">–</td>"
                        + "<td[^>]* data-millis=\"60000\">1 min 00 s</td>");
    }

    @Test
    void what_began_at_an_unknown_time_has_no_clock_and_nothing_counts_on_for_it() throws Exception {
        services.metrics = """
                {"clippedAt":"2026-11-22T14:02:00Z","stamps":{},"durations":[],"timeDown":{"downMillis":0,
                 "partialMillis":60000,"degradedMillis":0,"anyImpactMillis":60000,"ongoing":true,"systems":[
                  {"system":"checkout","downMillis":0,"partialMillis":0,"degradedMillis":0,"anyImpactMillis":0,
                   "segments":[]},
                  {"system":"search","downMillis":0,"partialMillis":60000,"degradedMillis":0,"anyImpactMillis":60000,
                   "segments":[{"from":"2026-11-22T13:25:00Z","to":"2026-11-22T13:26:00Z","level":"PARTIAL"}]}]}}
                """;

        assertThat(warRoom.get("/incidents/INC-42").body())
                .containsPattern("<li class=\"down\"><span class=\"system\">checkout</span>"
                        + " <span class=\"word\">down</span> since an unknown time</li>")
                .contains(
                        "data-millis=\"0\">0 min 00 s</span><span class=\"soft\"> without what began at an unknown time",
                        "data-millis=\"60000\">1 min 00 s</span> without what began at an unknown time",
                        "was partly down")
                .doesNotContain("degraded", "and counting", "data-at=");
    }

    @ParameterizedTest
    @CsvSource({"0.004, 0.004 users", "1e308, 1e308 users", "1234567.5, '1,234,567.5 users'", "12000, '12,000 users'"})
    void users_are_told_as_they_were_counted(String value, String told) throws Exception {
        services.users = value;

        assertThat(warRoom.get("/incidents/INC-42").body()).contains("<p class=\"num\">" + told + "</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "14:00:00.000900, 14:11:00.000100, 11 min without an entry",
        "14:00:00.000100, 14:11:00.000900, 11 min without an entry",
        "14:00:00.000900, 15:12:00.000100, 1 h 12 min without an entry"
    })
    void silence_is_told_to_the_millisecond(String from, String to, String told) throws Exception {
        services.entries.clear();
        for (var time : List.of(from, to)) {
            var at = Instant.parse("2026-11-22T" + time + "Z");
            services.entries.add(new PaperIncident.Entry(services.entries.size() + 1, "NOTE", at, at, "seen"));
        }

        assertThat(warRoom.get("/incidents/INC-42").body()).contains(told);
    }

    @Test
    void a_post_mortem_is_looked_up_without_being_read() throws Exception {
        assertThat(warRoom.get("/incidents/INC-39").body()).contains("Draft: ", "read it as Markdown");

        assertThat(services.questions)
                .contains("/api/v1/postmortems?incident=INC-39")
                .noneMatch(asked -> asked.startsWith("/api/v1/postmortems/"));
    }

    @ParameterizedTest
    @CsvSource({"404, There is none yet.", "504, Not folded yet."})
    void a_post_mortem_that_is_refused_is_refused_as_its_service_does(int status, String why) throws Exception {
        services.refuse(status, "any", why);

        var answer = warRoom.get("/incidents/INC-39/postmortem");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(why);
    }

    @Test
    void a_log_that_was_put_right_between_its_pages_is_read_again() throws Exception {
        services.isPutRight = true;

        var page = warRoom.get("/incidents/INC-42");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsOnlyOnce("id=\"entry-5\"");
        assertThat(services.questions.stream().filter(question -> question.contains("/timeline")))
                .hasSize(3);
    }

    @Test
    void a_list_that_is_cut_says_so() throws Exception {
        var cut = "Only the newest 200 are shown; search finds the others.";
        assertThat(warRoom.get("/").body()).doesNotContain(cut);

        services.hasMore = true;

        assertThat(warRoom.get("/").body()).contains(cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/incidents/INC-42", "/incidents/INC-999"})
    void a_page_is_kept_by_nobody(String path) throws Exception {
        assertThat(warRoom.get(path, "Accept", "text/html").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/incidents/INC-42"})
    void an_accept_that_nobody_can_read_is_no_fault_of_ours(String path) throws Exception {
        assertThat(warRoom.get(path, "Accept", "foo").statusCode()).isLessThan(500);
    }

    @Test
    void the_next_step_is_one_button() throws Exception {
        assertThat(warRoom.get("/incidents/INC-41").body())
                .containsPattern("<button class=\"primary\" id=\"primary\">Acknowledge</button>");
    }

    @Test
    void a_dismissed_incident_offers_nothing_but_to_reopen_it() throws Exception {
        services.incidents.add(new PaperIncident(
                "INC-38", "It was a drill", "DISMISSED", "SEV5", Instant.now().minusSeconds(60)));

        assertThat(warRoom.get("/incidents/INC-38").body())
                .contains("id=\"do-reopen\"", "class=\"status dismissed\"")
                .doesNotContain(
                        "id=\"do-resolve\"",
                        "id=\"do-verify\"",
                        "read it as Markdown",
                        "id=\"composer\"",
                        "name=\"itemId\"");
    }

    @Test
    void a_resolved_incident_offers_what_is_still_found_out() throws Exception {
        var at = Instant.parse("2026-11-22T14:02:00Z");
        services.entries.add(new PaperIncident.Entry(20, "CHANGE", at, at, "web-914", """
                "type":"change_linked","fact":{"change":{"id":"web-914"},"role":"CHANGE_ROLE_SUSPECT"}
                """));

        assertThat(warRoom.get("/incidents/INC-39").body())
                .contains(
                        "id=\"do-reopen\"",
                        "id=\"do-estimate-users-affected\"",
                        "id=\"do-unlink-change\"",
                        "id=\"do-close-war-room\"")
                .doesNotContain("id=\"do-resolve\"", "id=\"do-deploy-fix\"", "id=\"do-dismiss\"");
    }

    @Test
    void what_there_is_nothing_to_end_of_is_not_offered() throws Exception {
        assertThat(warRoom.get("/incidents/INC-42").body())
                .contains("id=\"do-end-impact\"", "id=\"do-leave-war-room\"", "id=\"do-start-watch\"")
                .doesNotContain(
                        "id=\"do-end-watch\"",
                        "id=\"do-finish-deployment\"",
                        "id=\"do-complete-rollback-step\"",
                        "id=\"do-confirm-hypothesis\"",
                        "id=\"do-rule-out\"",
                        "id=\"do-unlink-change\"");
        assertThat(warRoom.get("/incidents/INC-39").body()).doesNotContain("id=\"do-end-impact\"");
    }

    @Test
    void what_is_over_is_told_before_what_can_still_be_done() throws Exception {
        assertThat(warRoom.get("/incidents/INC-39").body())
                .containsPattern("(?s)<section id=\"facts\".*id=\"durations\" open=\"open\".*<section id=\"steps\"");
        assertThat(warRoom.get("/incidents/INC-42").body())
                .containsPattern("(?s)<section id=\"steps\".*<section id=\"facts\".*id=\"durations\">");
    }

    @Test
    void the_call_is_joined_from_the_head() throws Exception {
        var at = Instant.parse("2026-11-22T14:02:00Z");
        services.entries.add(new PaperIncident.Entry(20, "PEOPLE", at, at, "War room opened", """
                "type":"war_room_opened","text":"https://meet.example.org/a?b&c","fact":{"link":"https://meet.example.org/a?b&c"}
                """));
        var link = "href=\"https://meet.example.org/a?b&amp;c\" rel=\"noreferrer\" target=\"_blank\"";

        var page = warRoom.get("/incidents/INC-42").body();
        assertThat(page.substring(page.indexOf("id=\"head\""), page.indexOf("id=\"main\"")))
                .contains("id=\"call\" " + link + ">Join call</a>");
        assertThat(page.substring(page.indexOf("id=\"entry-20\"")))
                .containsOnlyOnce(">https://meet.example.org/a?b&amp;c<")
                .contains("<a " + link);

        services.entries.add(new PaperIncident.Entry(21, "PEOPLE", at, at, "War room closed", """
                "type":"war_room_closed"
                """));
        assertThat(warRoom.get("/incidents/INC-42").body()).doesNotContain("id=\"call\"");
    }

    @Test
    void a_line_tells_of_which_system_it_is_and_where_more_is_to_be_seen() throws Exception {
        var at = Instant.parse("2026-11-22T14:02:00Z");
        services.entries.clear();
        services.entries.add(new PaperIncident.Entry(1, "NOTE", at, at, "Finding", """
                "text":"partly serving","system":"checkout","fact":{"evidence":[{"url":"https://graphs.example.org/1"}]}
                """));
        services.entries.add(new PaperIncident.Entry(2, "REPORT", at, at, "Reported again (support)", """
                "type":"report_added","system":"search","fact":{"reference":"OPS-<12>"}
                """));
        services.entries.add(new PaperIncident.Entry(3, "IMPACT", at, at, "checkout is DOWN", """
                "type":"impact_started","system":"checkout"
                """));
        services.entries.add(new PaperIncident.Entry(4, "VERIFICATION", at, at, "Smoke test failed", """
                "type":"check_failed","fact":{"check":{"evidence":{"url":"javascript:alert(1)"}}}
                """));

        assertThat(warRoom.get("/incidents/INC-42").body())
                .contains("<span>Finding · checkout · Ada Obi · commander</span>")
                .contains("<a href=\"https://graphs.example.org/1\" rel=\"noreferrer\"")
                .contains("<span>search · Ada Obi · commander</span>", "<span>OPS-&lt;12&gt;</span>")
                .containsPattern("(?s)checkout is DOWN.*<span>Ada Obi · commander</span>")
                .contains("<span>javascript:alert(1)</span>")
                .doesNotContain("href=\"javascript");
    }

    @Test
    void steps_stand_in_groups_below_the_next_one() throws Exception {
        var page = warRoom.get("/incidents/INC-41").body();

        assertThat(page)
                .containsPattern("(?s)id=\"do-acknowledge\".*<h3>Severity and people</h3>.*id=\"do-escalate\""
                        + ".*id=\"do-open-war-room\".*<h3>Impact</h3>.*id=\"do-add-report\".*id=\"do-change-impact\""
                        + ".*<h3>Way back</h3>.*id=\"do-propose-strategy\".*<h3>Recovery</h3>.*id=\"do-merge\"")
                .doesNotContain("id=\"do-reopen\"");
    }

    @Test
    void a_merged_incident_offers_nothing_but_the_way_to_where_it_goes_on() throws Exception {
        services.incidents.add(new PaperIncident(
                "INC-37", "Basket is slow", "MERGED", "SEV3", Instant.now().minusSeconds(60)));

        assertThat(warRoom.get("/incidents/INC-37").body())
                .contains("class=\"status merged\"", "href=\"/incidents/INC-7\"", "class=\"composer-place\" hidden")
                .contains("id=\"item-caches\"")
                .doesNotContain(
                        "id=\"do-reopen\"",
                        "id=\"do-resolve\"",
                        "id=\"primary\"",
                        "name=\"itemId\"",
                        "id=\"do-tick-checklist\"");
        assertThat(warRoom.get("/?status=MERGED").statusCode()).isEqualTo(200);
    }

    @Test
    void an_incident_links_to_those_that_go_on_in_it() throws Exception {
        assertThat(warRoom.get("/incidents/INC-42").body())
                .contains("Merged into this one", "href=\"/incidents/INC-36\"")
                .doesNotContain("class=\"composer-place\" hidden");
    }

    @Test
    void a_step_goes_to_the_api_under_its_key_and_in_the_name_of_who_took_it() throws Exception {
        var answer = warRoom.post(
                "/incidents/INC-42/choose-strategy",
                "strategy=REVERT&rationale=&reverted.first=abc&reverted.last=def&rollbackParts.0.name=&key=k-2",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                "mayday-who=J%C3%BCrgen%20M.scribe");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/incidents/INC-42?seen=9#steps");
        var sent = services.commands.getFirst();
        assertThat(sent.path()).isEqualTo("/api/v1/incidents/INC-42/choose-strategy");
        assertThat(sent.body().toString()).isEqualTo("{strategy=REVERT, reverted={first=abc, last=def}}");
        assertThat(sent.headers().get("Mayday-actor-name")).containsExactly("J%C3%BCrgen%20M");
        assertThat(sent.headers().get("Mayday-actor-role")).containsExactly("scribe");
        assertThat(sent.headers().get("Idempotency-key")).containsExactly("k-2");
    }

    @ParameterizedTest
    @CsvSource({
        "record-check, environment=staging&symptom=on, '{environment=staging, symptom=true}'",
        "verify, 'environment=staging&systems=a,+b', '{environment=staging, systems=[a, b]}'",
        "deploy-fix, environment=staging&override=on&overrideReason=No+time,"
                + " '{environment=staging, override=true, overrideReason=No time}'",
        "end-watch, clean=on&text=500s+again, '{clean=false, text=500s again}'",
        "estimate-users-affected, value=0&upper=12.5&unit=percent, '{value=0, upper=12.5, unit=percent}'",
        "start-watch, lengthMinutes=30, '{lengthMinutes=30}'",
        "start-impact, functionality=add+item&region=eu, '{functionality=add item, region=eu}'",
        "end-impact, functionality=add+item&region=eu, '{functionality=add item, region=eu}'",
        "propose-strategy, 'inFavor.0=Small,+and+known&against.0=', '{inFavor=[Small, and known]}'",
        "merge, into=INC-2&reason=The+same+fault, '{into=INC-2, reason=The same fault}'",
        "name-participant, person=Grace&team=database, '{person=Grace, team=database}'"
    })
    void a_form_says_all_that_it_asks_for(String command, String typed, String body) throws Exception {
        warRoom.post("/incidents/INC-42/" + command, typed, FORM);

        assertThat(services.commands.getFirst().body()).hasToString(body);
    }

    @ParameterizedTest
    @MethodSource("keysThatAreNotOurs")
    void what_is_no_key_of_ours_is_replaced_by_one(String key) throws Exception {
        assertThat(warRoom.post("/incidents/INC-42/note", "text=t&" + key, FORM).statusCode())
                .isEqualTo(302);
        assertThat(warRoom.post("/incidents", "title=t&" + key, FORM).statusCode())
                .isEqualTo(302);
        assertThat(services.commands)
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.headers().get("Idempotency-key"))
                        .singleElement()
                        .asString()
                        .matches("[0-9a-f-]{36}"));
    }

    private static Stream<Named<String>> keysThatAreNotOurs() {
        return Stream.of(
                Named.of("letters of another alphabet", "key=%D0%BA%D0%BB%D1%8E%D1%87"),
                Named.of("a header", "key=a%0D%0AX-Evil:+b"),
                Named.of("no character", "key=%00"),
                Named.of("nothing", "key="),
                Named.of("none", "k=k"),
                Named.of("20,000 characters", "key=" + "k".repeat(20_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "/incidents, /",
        "/incidents/INC-42/end-impact, /incidents/INC-42?act=end-impact#do-end-impact",
        "/incidents/INC-42/correct, /incidents/INC-42?act=correct#do-correct",
        "/me, /"
    })
    void the_address_of_a_form_leads_back_to_its_page(String path, String page) throws Exception {
        assertThat(warRoom.get(path).headers().firstValue("Location"))
                .hasValue(warRoom.at(page).toString());
    }

    @Test
    void a_form_that_a_script_sent_leaves_the_address_alone() throws Exception {
        services.refusal = "No.";

        assertThat(warRoom.post("/incidents/INC-42/verify", "text=t", with("HX-Boosted", "true"))
                        .headers()
                        .firstValue("HX-Push-Url"))
                .hasValue("false");
        assertThat(warRoom.get("/").headers().firstValue("HX-Push-Url")).isEmpty();
    }

    @Test
    void a_step_that_there_is_not_is_not_told_back() throws Exception {
        var answer = warRoom.post("/incidents/INC-42/" + "x".repeat(3000), "", FORM);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such step.").doesNotContain("xxx");
    }

    @Test
    void what_came_of_a_step_is_told_once() throws Exception {
        services.warnings = "{\"code\":\"out_of_order\",\"detail\":\"It finished <before> it started.\"}";

        var answer = warRoom.post("/incidents/INC-42/verify", "text=t&key=k", FORM);

        var shown = warRoom.get("/incidents/INC-42?seen=9", "Cookie", outcomeOf(answer));
        assertThat(shown.body()).contains("<p>Verified.</p>", "It finished &lt;before&gt; it started.");
        assertThat(outcomeOf(shown)).isEqualTo("mayday-outcome-9=");
        assertThat(warRoom.get("/incidents/INC-42?seen=8", "Cookie", outcomeOf(answer))
                        .body())
                .doesNotContain("Verified.");
    }

    @Test
    void the_name_of_what_was_begun_is_told() throws Exception {
        services.events = "{\"eventId\":\"e9\",\"type\":\"hypothesis_raised\",\"sequence\":9,\"name\":\"H3\"}";

        var answer = warRoom.post("/incidents/INC-42/hypothesize", "area=DATA&text=Rows&key=k", FORM);

        assertThat(warRoom.get("/incidents/INC-42?seen=9", "Cookie", outcomeOf(answer))
                        .body())
                .contains("<p>Hypothesis raised: H3.</p>");
    }

    @Test
    void what_came_of_two_steps_at_once_is_told_to_each() throws Exception {
        services.warnings = "{\"code\":\"out_of_order\",\"detail\":\"It finished before it started.\"}";
        var first = outcomeOf(warRoom.post("/incidents/INC-42/verify", "text=t&key=k", FORM));
        services.warnings = "";
        services.version = 10;
        var second = outcomeOf(warRoom.post("/incidents/INC-42/start-watch", "key=l", FORM));
        assertThat(first).startsWith("mayday-outcome-9=");
        assertThat(second).startsWith("mayday-outcome-10=");

        var both = first + "; " + second;
        assertThat(warRoom.get("/incidents/INC-42?seen=9", "Cookie", both).body())
                .contains("<p>Verified.</p>", "It finished before it started.");
        assertThat(warRoom.get("/incidents/INC-42?seen=10", "Cookie", both).body())
                .contains("<p>Watching.</p>")
                .doesNotContain("It finished before it started.");
    }

    @Test
    void a_step_that_changed_nothing_does_not_say_that_it_was_recorded() throws Exception {
        services.events = "";
        services.warnings = "{\"code\":\"request_differs\",\"detail\":\"Version 7.7 was requested otherwise.\"}";

        var answer = warRoom.post("/incidents/INC-42/deploy-fix", "deploymentId=hw&version=7.7&key=k", FORM);

        assertThat(warRoom.get("/incidents/INC-42?seen=9", "Cookie", outcomeOf(answer))
                        .body())
                .contains("Nothing new: it was recorded before.", "Version 7.7 was requested otherwise.")
                .doesNotContain("Deployment recorded.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mayday-outcome-9=%00",
                "mayday-outcome-9=x",
                "mayday-outcome-9=e30",
                "mayday-outcome-9=bnVsbA",
                "mayday-outcome-9=eyJ2ZXJzaW9uIjo5fQ",
                "x=y"
            })
    void nobody_can_make_a_page_tell_of_a_success(String cookie) throws Exception {
        var page = warRoom.get("/incidents/INC-42?seen=9&did=resolve", "Cookie", cookie);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"did\"").doesNotContain("Resolved.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "99999"})
    void a_version_that_there_is_not_yet_shows_what_there_is(String seen) throws Exception {
        var page = warRoom.get("/incidents/INC-42?seen=" + seen);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("checkout is DOWN").doesNotContain("does not answer");
    }

    @Test
    void an_incident_that_is_not_projected_yet_is_no_silence() throws Exception {
        var page = warRoom.get("/incidents/INC-999?seen=1");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("has not come this far yet").doesNotContain("does not answer");
    }

    @Test
    void a_form_that_is_too_large_is_told_how_large_it_may_be() throws Exception {
        var answer = warRoom.post("/incidents", "title=" + "x".repeat(300_000), with("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("256 KiB").doesNotContain("1 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix_deployment_requested", "fix_deployment_started"})
    void the_deployment_that_is_to_finish_is_named_already(String type) throws Exception {
        var at = Instant.parse("2026-11-22T14:02:00Z");
        services.entries.add(new PaperIncident.Entry(20, "DEPLOYMENT", at, at, "web-915", """
                "type":"%s","fact":{"deploymentId":"web-915"}
                """.formatted(type)));

        assertThat(warRoom.get("/incidents/INC-42").body())
                .containsPattern("id=\"f-finish-deployment-deploymentId\"[^>]*value=\"web-915\"");
    }

    @Test
    void a_request_names_its_commits_and_may_be_overridden_with_a_reason() throws Exception {
        warRoom.post(
                "/incidents/INC-42/request-deployment",
                "deploymentId=d1&commits=a1%2C+b2&override=true&overrideReason=No+time&key=k-9",
                FORM);

        assertThat(services.commands.getFirst().body())
                .isEqualTo(Map.of(
                        "deploymentId",
                        "d1",
                        "commits",
                        List.of("a1", "b2"),
                        "override",
                        true,
                        "overrideReason",
                        "No time"));
    }

    @Test
    void a_choice_says_where_it_restores_from_and_how_it_reverts() throws Exception {
        warRoom.post(
                "/incidents/INC-42/choose-strategy",
                "strategy=REVERT&revertCommit=c3&revertMessage=Undo&restoreSource=DEVELOPER_COPY&provenance=Ada&key=k-8",
                FORM);

        assertThat(services.commands.getFirst().body())
                .isEqualTo(Map.of(
                        "strategy",
                        "REVERT",
                        "revertCommit",
                        "c3",
                        "revertMessage",
                        "Undo",
                        "restoreSource",
                        "DEVELOPER_COPY",
                        "provenance",
                        "Ada"));
    }

    @Test
    void the_checklist_tells_how_each_item_stands_and_why() throws Exception {
        assertThat(warRoom.get("/incidents/INC-42").body())
                .contains(
                        "2 of 3",
                        "<h3>Communicate</h3>",
                        "id=\"item-on-it\" class=\"done\"",
                        ": Acknowledged, 22 Nov 2026, 14:02 UTC")
                .contains("It &lt;works&gt;", "<b>Skipped</b>: Grace", "There are none")
                .containsPattern("id=\"checklist-strategy\"\\s+open=\"open\"")
                .containsPattern("<button[^>]*id=\"tick-caches\" value=\"caches\"")
                .doesNotContain("id=\"tick-on-it\"", "id=\"tick-tests\"");
    }

    @Test
    void a_page_without_its_checklist_is_still_a_page() throws Exception {
        services.checklist = "";

        var page = warRoom.get("/incidents/INC-42");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("checkout is DOWN", "id=\"steps\"").doesNotContain("id=\"checklist\"");
    }

    @Test
    void one_click_ticks_an_item() throws Exception {
        var answer = warRoom.post("/incidents/INC-42/tick-checklist", "state=DONE&key=k-5&itemId=caches", FORM);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("?seen=9#checklist");
        var sent = services.commands.getFirst();
        assertThat(sent.path()).isEqualTo("/api/v1/incidents/INC-42/tick-checklist");
        assertThat(sent.body()).isEqualTo(Map.of("itemId", "caches", "state", "DONE"));
        assertThat(sent.headers().get("Idempotency-key")).containsExactly("k-5");
    }

    @Test
    void a_refused_skip_says_why_and_keeps_what_was_typed() throws Exception {
        services.refuse(422, "skipped_without_reason", "An item is skipped for a reason");

        var answer = warRoom.post(
                "/incidents/INC-42/tick-checklist", "state=NOT_APPLICABLE&itemId=caches&reason=no&key=k", FORM);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("An item is skipped for a reason", "value=\"no\"")
                .containsPattern("<option value=\"caches\" selected");
    }

    @Test
    void a_restricted_incident_says_for_whom_it_is_meant() throws Exception {
        assertThat(warRoom.get("/incidents/INC-42").body()).doesNotContain("Nobody is kept out yet");
        services.visibleTo = "[\"Ada\",\"payments\"]";

        assertThat(warRoom.get("/incidents/INC-42").body()).contains("Ada, payments", "Nobody is kept out yet");
    }

    @Test
    void a_refused_step_stays_open_with_what_was_typed() throws Exception {
        services.refusal = "Something is not verified yet.";

        var answer = warRoom.post("/incidents/INC-42/resolve", "summary=All+good&key=k", FORM);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Something is not verified yet.", ">All good</textarea>");
    }

    @ParameterizedTest
    @CsvSource({
        "/incidents/INC-42/resolve, /summary, Must not hold U+0000., Must not hold U+0000., Summary: Must not hold U+0000.",
        "/incidents/INC-42/verify, /systems/0, /systems/0: Is too long., Is too long., Systems: Is too long.",
        "/incidents/INC-42/resolve, /extra/deep, No such field., No such field., Extra: No such field.",
        "/incidents/INC-42/resolve, /summary, Two faults., Is too long., Two faults. Summary: Is too long.",
        "/incidents/INC-42/correct, /correction, /correction: Is required., Is required.,"
                + " What it should say or When it was&#44; UTC: Is required.",
        "/incidents, /title, /title: Is too long., Is too long., What is broken: Is too long.",
        "/incidents, /impactStartedAt, Must be a time., Must be a time., Began at: Must be a time."
    })
    void a_refusal_names_the_fields_as_the_form_does(
            String path, String pointer, String detail, String fault, String told) throws Exception {
        services.refuse(422, "invalid_value", detail);
        services.faults = "[{\"pointer\":\"%s\",\"detail\":\"%s\"}]".formatted(pointer, fault);

        assertThat(warRoom.post(
                                path,
                                "title=t&summary=s&eventId=e3&correction.text=&correction.occurredAt=&key=k",
                                FORM)
                        .body())
                .containsPattern("role=\"alert\"[^>]*>" + Pattern.quote(told.replace("&#44;", ",")) + "<");
    }

    @ParameterizedTest
    @CsvSource({
        "INC-42, correct, eventId=e20&reason=I+misread&correction.text=error+rate+41, I misread, error rate 41",
        "INC-42, correct, reason=I+misread&correction.text=error+rate+41, I misread, error rate 41",
        "INC-42, retract, eventId=nonsense&reason=I+misread, I misread, Why",
        "INC-42, reopen, reason=It+is+back, It is back, Because",
        "INC-38, resolve, summary=It+was+the+cache&override=on, It was the cache, Resolve although",
        "INC-38, note, text=half+a+thought&kind=FINDING, half a thought, Finding",
        "INC-38, tick-checklist, itemId=caches&state=SKIPPED&reason=none, none, Skipped",
        "INC-37, tick-checklist, itemId=caches&state=SKIPPED&reason=none, none, Skipped"
    })
    void a_refusal_whose_form_is_gone_is_told_with_what_was_typed(
            String number, String command, String typed, String first, String second) throws Exception {
        var at = Instant.parse("2026-11-22T14:02:00Z");
        services.incidents.add(new PaperIncident("INC-38", "It was a drill", "DISMISSED", "SEV5", at));
        services.incidents.add(new PaperIncident("INC-37", "Basket is slow", "MERGED", "SEV3", at));
        services.entries.add(new PaperIncident.Entry(20, "NOTE", at, at, "error rate 14", """
                "correctedBy":[],"retractedBy":"e21","pinned":false,"original":null,"changes":[]
                """));
        services.refusal = "Somebody was faster.";

        var page = warRoom.post("/incidents/" + number + "/" + command, typed, FORM)
                .body();

        assertThat(page).containsOnlyOnce("Somebody was faster.");
        assertThat(page.substring(page.indexOf("id=\"homeless\""), page.indexOf("id=\"log\"")))
                .contains("Somebody was faster.", first, second);
    }

    @ParameterizedTest
    @CsvSource({"409, wrong_state, k-8, false", "503, x, k-8, true"})
    void a_form_that_stays_where_nothing_can_be_read_is_told_under_which_key_to_try_again(
            int status, String code, String key, boolean again) throws Exception {
        services.refuse(status, code, "The entry is retracted.");

        var page = blind.post("/incidents/INC-42/correct", "eventId=e3&entry=3&reason=r&key=" + key, FORM)
                .body();

        assertThat(page).containsPattern("id=\"homeless\"[\\s\\S]*class=\"refusal\"[^>]* data-key=\"[0-9a-z-]+\"");
        assertThat(page.contains("data-key=\"" + key + "\"")).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({"409, command_in_progress", "409, concurrent_writers", "429, too_many_requests", "503, x", "504, x"})
    void what_may_have_been_recorded_is_tried_again_under_the_same_key(int status, String code) throws Exception {
        services.refuse(status, code, "Not now.");

        assertThat(warRoom.post("/incidents/INC-42/verify", "text=t&key=k-8", FORM)
                        .body())
                .contains("name=\"key\" value=\"k-8\"");
        assertThat(warRoom.post("/incidents", "title=t&key=k-9", FORM).body()).contains("name=\"key\" value=\"k-9\"");
    }

    @ParameterizedTest
    @CsvSource({"409, wrong_state", "422, idempotency_key_reused"})
    void what_was_refused_for_good_gets_a_new_key(int status, String code) throws Exception {
        services.refuse(status, code, "No.");

        assertThat(warRoom.post("/incidents/INC-42/verify", "text=t&key=k-8", FORM)
                        .body())
                .doesNotContain("k-8");
        assertThat(warRoom.post("/incidents", "title=t&key=k-9", FORM).body()).doesNotContain("k-9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"join-war-room", "leave-war-room", "sign-off"})
    void somebody_who_is_not_known_is_asked_who_it_is(String command) throws Exception {
        var ada = with("Cookie", "mayday-who=Ada.");
        var field = "id=\"f-" + command + "-person\" name=\"person\" value=\"\" autocomplete=\"off\"";
        assertThat(warRoom.get("/incidents/INC-42").body()).contains(field + " required");
        assertThat(warRoom.get("/incidents/INC-42", "Cookie", "mayday-who=Ada.").body())
                .contains(field)
                .doesNotContain(field + " required");

        var refused = warRoom.post("/incidents/INC-42/" + command, "person=+&team=payments&key=k", FORM);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Name who it is").containsOnlyOnce("role=\"alert\" tabindex");
        assertThat(services.commands).isEmpty();
        warRoom.post("/incidents/INC-42/" + command, "person=Grace&key=k", FORM);
        warRoom.post("/incidents/INC-42/" + command, "person=&key=k", ada);
        assertThat(services.commands)
                .extracting(sent -> sent.body().toString())
                .containsExactly("{person=Grace}", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/incidents/INC-42"})
    void a_year_has_four_digits(String path) throws Exception {
        assertThat(warRoom.get(path).body())
                .contains("type=\"datetime-local\"")
                .doesNotContainPattern("type=\"datetime-local\"(?![^>]*max=\"9999-12-31T23:59\")");
    }

    @Test
    void whoever_changed_what_was_recorded_already_hears_that_it_was() throws Exception {
        services.refuse(422, "idempotency_key_reused", "The idempotency key was used before, for another request");

        for (var path : List.of("/incidents", "/incidents/INC-42/report-regression")) {
            assertThat(warRoom.post(path, "title=t&text=t&key=k-8", FORM).body())
                    .contains("Your first attempt was recorded, as you had typed it then.")
                    .doesNotContain("idempotency key");
        }
    }

    @ParameterizedTest
    @CsvSource({"503, store_unavailable", "500, internal_error"})
    void what_may_have_been_recorded_is_not_said_not_to_be(int status, String code) throws Exception {
        services.refuse(status, code, "Not now.");

        assertThat(warRoom.post("/incidents/INC-42/report-regression", "text=t&key=k-8", FORM)
                        .body())
                .contains("Not known whether it was recorded: incident-command did not answer.")
                .contains("name=\"key\" value=\"k-8\"")
                .doesNotContain("Not recorded yet");
    }

    @Test
    void a_step_can_be_taken_while_nothing_can_be_read() throws Exception {
        var form = blind.get("/incidents/INC-42").body();
        assertThat(form)
                .contains("id=\"steps\"", "id=\"do-verify\"", "data-blank")
                .containsPattern(COMPOSER_KEY);

        var accepted = blind.post("/incidents/INC-42/verify", "text=smoke+test&key=k-3", FORM);

        assertThat(accepted.statusCode()).isEqualTo(302);
        var shown = blind.get("/incidents/INC-42?seen=9", "Cookie", outcomeOf(accepted));
        assertThat(shown.statusCode()).isEqualTo(503);
        assertThat(shown.body()).contains("Verified. It is recorded, and shows here as soon", "id=\"steps\"");
    }

    @ParameterizedTest
    @CsvSource({"INC-42, 503", "INC-999, 404"})
    void a_refused_step_stays_where_there_is_nothing_to_show(String number, int status) throws Exception {
        services.refuse(status, "x", "No.");

        var answer = (status == 404 ? warRoom : blind)
                .post("/incidents/" + number + "/resolve", "summary=All+good&key=k-4", FORM);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains(
                        "id=\"steps\"",
                        ">All good</textarea>",
                        "class=\"refusal\" role=\"alert\" tabindex=\"-1\" autofocus")
                .containsPattern("<details class=\"step\\s*\" id=\"do-resolve\" name=\"steps\"\\s+open=\"open\"");
    }

    @Test
    void an_unknown_incident_is_a_plain_page() throws Exception {
        var answer = warRoom.get("/incidents/INC-999", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no INC-999.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/incidents/INC-42"})
    void a_silent_service_is_said_plainly_and_the_forms_stay(String path) throws Exception {
        var answer = alone.get(path, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("timeline-query", "does not answer", "<form")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_note_that_could_not_be_sent_is_still_in_its_line() throws Exception {
        var answer = alone.post("/incidents/INC-42/note", "text=Error+rate+41+%25&kind=FINDING&key=k-7", FORM);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("value=\"Error rate 41 %\"", "incident-command", "Not recorded yet");
    }

    @Test
    void text_is_text_whatever_it_looks_like() throws Exception {
        var hostile = "<script>alert(1)</script> ${1111*7} {{1111*7}} [[${1111*7}]] \u202Eevil";
        services.incidents.add(new PaperIncident("INC-66", hostile, "REPORTED", "SEV1", Instant.now()));
        services.entries.add(new PaperIncident.Entry(99, "NOTE", Instant.now(), Instant.now(), hostile));

        assertThat(warRoom.get("/").body() + warRoom.get("/incidents/INC-66").body())
                .doesNotContain("<script>alert", "7777")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${1111*7} {{1111*7}} [[${1111*7}]]");
    }

    @Test
    void a_corrected_line_keeps_what_was_told_first_and_a_retracted_one_is_struck_out() throws Exception {
        var at = Instant.parse("2026-11-22T14:02:00Z");
        services.entries.clear();
        services.entries.add(new PaperIncident.Entry(7, "IMPACT", at, at, "checkout is DOWN", """
                "correctedBy":["e8"],"retractedBy":null,"pinned":true,"changes":[],
                "original":{"occurredAt":"2026-11-22T14:20:00Z","occurredAtPrecision":"APPROXIMATE",
                            "headline":"checkout is PARTIAL","text":"<b>slow</b>"}
                """));
        services.entries.add(new PaperIncident.Entry(
                8, "RECORD", at.plusSeconds(3600), at.plusSeconds(3600), "Corrected #7: happened at 14:02, not 14:20"));
        services.entries.add(new PaperIncident.Entry(9, "IMPACT", at, at, "mail is DOWN", """
                "correctedBy":[],"retractedBy":"e10","pinned":false,"original":null,"changes":[]
                """));
        services.entries.add(new PaperIncident.Entry(
                10, "RECORD", at.plusSeconds(7200), at.plusSeconds(7200), "Retracted #9: mail is DOWN"));

        assertThat(warRoom.get("/incidents/INC-42").body())
                .contains("id=\"told-7\"", "~14:20", "checkout is PARTIAL", "&lt;b&gt;slow&lt;/b&gt;")
                .contains("<span class=\"mark pinned\">pinned</span>", "<span class=\"mark\">corrected</span>")
                .containsPattern("<s>mail is DOWN</s>[\\s\\S]*Retracted[\\s\\S]*>16:02<")
                .containsPattern("Corrected #7: happened at 14:02, not 14:20</span>[\\s\\S]*recorded <time[^>]*>15:02<")
                .doesNotContain("id=\"told-9\"", "<s>checkout is DOWN</s>");
    }

    @Test
    void an_entry_is_put_right_where_it_stands() throws Exception {
        var page = warRoom.get("/incidents/INC-42").body();
        assertThat(page)
                .contains("id=\"amend-3\"", "aria-label=\"Put right: checkout is DOWN\"")
                .contains("action=\"/incidents/INC-42/correct\"", "formaction=\"/incidents/INC-42/retract\"");

        var answer = warRoom.post(
                "/incidents/INC-42/correct",
                "eventId=e3&entry=3&reason=wrong+graph&correction.text=&correction.occurredAt=2026-11-22T14:02&key=k-6",
                FORM);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("?seen=9#entry-3");
        var sent = services.commands.getFirst();
        assertThat(sent.path()).isEqualTo("/api/v1/incidents/INC-42/correct");
        assertThat(sent.body())
                .isEqualTo(Map.of(
                        "eventId",
                        "e3",
                        "reason",
                        "wrong graph",
                        "correction",
                        Map.of("occurredAt", "2026-11-22T14:02:00Z")));
        assertThat(sent.headers().get("Idempotency-key")).containsExactly("k-6");
    }

    @Test
    void the_title_of_a_report_is_put_right_beside_its_description() throws Exception {
        var at = Instant.parse("2026-11-22T14:02:00Z");
        services.entries.add(new PaperIncident.Entry(20, "REPORT", at, at, "Reported: Chekout is down", """
                "type":"reported"
                """));

        assertThat(warRoom.get("/incidents/INC-42").body())
                .containsPattern("(?s)id=\"amend-20\".*Title \\(empty: as it is\\) <input name=\"correction.title\""
                        + ".*Description</span> \\(empty: as it is\\) <input name=\"correction.text\"");
        warRoom.post(
                "/incidents/INC-42/correct",
                "eventId=e20&entry=20&reason=typo&correction.title=Checkout+is+down&correction.text=&key=k-6",
                FORM);

        assertThat(services.commands.getFirst().body().get("correction"))
                .isEqualTo(Map.of("title", "Checkout is down"));
    }

    @ParameterizedTest
    @CsvSource({"retract, '{eventId=e3, reason=no}'", "pin, {eventId=e3}", "unpin, {eventId=e3}"})
    void what_is_said_of_an_entry_takes_only_what_it_needs(String command, String body) throws Exception {
        var answer = warRoom.post(
                "/incidents/INC-42/" + command, "eventId=e3&entry=//evil&reason=no&correction.text=t&key=k", FORM);

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("?seen=9#steps");
        assertThat(services.commands.getFirst().body()).hasToString(body);
    }

    @Test
    void a_refused_correction_stays_open_in_its_line_and_tries_again_under_its_key() throws Exception {
        services.refuse(429, "too_many_requests", "Not now.");

        var answer = warRoom.post(
                "/incidents/INC-42/correct", "eventId=e3&entry=3&reason=%3Cb%3E&correction.text=t&key=k-7", FORM);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body())
                .containsPattern("id=\"amend-3\"\\s+open=\"open\"")
                .containsOnlyOnce("Not now.")
                .contains("value=\"&lt;b&gt;\"", "name=\"key\" value=\"k-7\"");
        assertThat(blind.post("/incidents/INC-42/pin", "eventId=e3&entry=3&key=k-8", FORM)
                        .body())
                .contains("Not now.");
    }

    @Test
    void saying_who_one_is_lasts() throws Exception {
        var answer = warRoom.post("/me", "name=Ada&role=commander&back=//evil.example", FORM);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("mayday-who=Ada.commander", "HttpOnly", "SameSite=Strict");
    }

    @Test
    void a_name_is_put_right_where_that_can_be() throws Exception {
        var answer = warRoom.post("/me", "name=+Ada%C2%A0%0ALove%E2%80%8Blace+%E2%9D%A4%EF%B8%8F&back=/", FORM);

        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("mayday-who=Ada%20Lovelace%20%E2%9D%A4.");
    }

    @ParameterizedTest
    @CsvSource({"name=%D0%90da&role=scribe, name, Аda", "name=Ada&role=s%D1%81ribe, role, sсribe"})
    void a_name_that_nothing_could_be_recorded_under_is_refused_at_once(String typed, String what, String kept)
            throws Exception {
        var answer = warRoom.post("/me", typed + "&back=/incidents/INC-42", FORM);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("This " + what + " cannot be kept", "value=\"" + kept + "\"", "value=\"/incidents/INC-42\"");
    }

    @Test
    void a_name_that_was_remembered_wrongly_keeps_nobody_from_working() throws Exception {
        warRoom.post("/incidents/INC-42/verify", "text=t", with("Cookie", "mayday-who=%D0%90da.scribe"));

        var sent = services.commands.getFirst().headers();
        assertThat(sent).doesNotContainKey("Mayday-actor-name");
        assertThat(sent.get("Mayday-actor-role")).containsExactly("scribe");
    }

    @Test
    void every_name_has_an_id_that_the_api_takes() throws Exception {
        var name = Who.encoded("Александра Константиновна Преображенская");

        warRoom.post("/incidents/INC-42/verify", "text=t", with("Cookie", "mayday-who=" + name + "."));

        var sent = services.commands.getFirst().headers();
        assertThat(sent.get("Mayday-actor-id")).singleElement().asString().matches("[!-~]{1,200}");
        assertThat(sent.get("Mayday-actor-name")).containsExactly(name);
    }

    @Test
    void the_first_page_is_small() throws Exception {
        var parts = new String[] {
            "/",
            "/assets/mayday.css",
            "/webjars/htmx.org/dist/htmx.min.js",
            "/assets/list.js",
            "/assets/live.js",
            "/assets/clock.js",
            "/assets/spoken.js",
            "/assets/draft.js",
            "/assets/icon.svg"
        };
        var bytes = 0;
        for (var part : parts) {
            assertThat(warRoom.get(part).statusCode()).as(part).isEqualTo(200);
            bytes += warRoom.bytes(part);
        }
        assertThat(bytes).isLessThan(100 * 1024);
    }

    @Test
    void an_incident_of_fifty_entries_is_small() throws Exception {
        var at = Instant.parse("2026-11-22T14:02:00Z");
        services.entries.clear();
        for (var n = 1; n <= 50; n++) {
            var told = "Note %d: error rate %d %% on /pay, instance %x".formatted(n, n * 37 % 100, n * 7919);
            services.entries.add(
                    new PaperIncident.Entry(n, "NOTE", at.plusSeconds(n * 61L), at.plusSeconds(n * 61L), told));
        }
        var parts = new String[] {
            "/incidents/INC-42",
            "/assets/mayday.css",
            "/webjars/htmx.org/dist/htmx.min.js",
            "/assets/incident.js",
            "/assets/composer.js",
            "/assets/live.js",
            "/assets/clock.js",
            "/assets/spoken.js",
            "/assets/draft.js",
            "/assets/icon.svg"
        };
        var bytes = 0;
        for (var part : parts) {
            bytes += warRoom.bytes(part);
        }
        assertThat(bytes).isLessThan(100 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/incidents/INC-42"})
    void nothing_on_a_page_needs_more_than_the_policy_allows(String path) throws Exception {
        assertThat(warRoom.get(path).body())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\sstyle=|\\son[a-z]+=\"|<style|javascript:|href=\"http");
    }

    private static String[] with(String header, String value) {
        return new String[] {FORM[0], FORM[1], header, value};
    }

    /** The cookie that a browser would send on. */
    private static String outcomeOf(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("mayday-outcome-"))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElse("");
    }
}
