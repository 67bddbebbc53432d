package mayday.warroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mayday.warroom.RunningWarRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void a_post_mortem_is_looked_up_without_being_read() throws Exception {
        assertThat(warRoom.get("/incidents/INC-39").body()).contains("Draft: ", "read it as Markdown");

        assertThat(services.questions)
                .contains("/api/v1/postmortems?incident=INC-39")
                .noneMatch(asked -> asked.startsWith("/api/v1/postmortems/"));
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
    void a_merged_incident_offers_nothing_but_the_way_to_where_it_goes_on() throws Exception {
        services.incidents.add(new PaperIncident(
                "INC-37", "Basket is slow", "MERGED", "SEV3", Instant.now().minusSeconds(60)));

        assertThat(warRoom.get("/incidents/INC-37").body())
                .contains("class=\"status merged\"", "href=\"/incidents/INC-7\"", "class=\"composer-place\" hidden")
                .doesNotContain("id=\"do-reopen\"", "id=\"do-resolve\"", "id=\"primary\"");
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
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("did=choose-strategy");
        var sent = services.commands.getFirst();
        assertThat(sent.path()).isEqualTo("/api/v1/incidents/INC-42/choose-strategy");
        assertThat(sent.body().toString()).isEqualTo("{strategy=REVERT, reverted={first=abc, last=def}}");
        assertThat(sent.headers().get("Mayday-actor-name")).containsExactly("J%C3%BCrgen%20M");
        assertThat(sent.headers().get("Mayday-actor-role")).containsExactly("scribe");
        assertThat(sent.headers().get("Idempotency-key")).containsExactly("k-2");
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
                .contains("2 of 3", "<h3>Communicate</h3>", "id=\"item-on-it\" class=\"done\"", ": Acknowledged, 14:02")
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
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("did=tick-checklist#checklist");
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

    @Test
    void a_step_can_be_taken_while_nothing_can_be_read() throws Exception {
        var form = blind.get("/incidents/INC-42").body();
        assertThat(form)
                .contains("id=\"steps\"", "id=\"do-verify\"", "data-blank")
                .containsPattern(COMPOSER_KEY);

        var accepted = blind.post("/incidents/INC-42/verify", "text=smoke+test&key=k-3", FORM);

        assertThat(accepted.statusCode()).isEqualTo(302);
        var shown = blind.get("/incidents/INC-42?seen=9&did=verify");
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
                .contains("id=\"steps\"", ">All good</textarea>", "class=\"refusal\" role=\"alert\" tabindex=\"-1\"")
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
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("did=correct#entry-3");
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

    @ParameterizedTest
    @CsvSource({"retract, '{eventId=e3, reason=no}'", "pin, {eventId=e3}", "unpin, {eventId=e3}"})
    void what_is_said_of_an_entry_takes_only_what_it_needs(String command, String body) throws Exception {
        var answer = warRoom.post(
                "/incidents/INC-42/" + command, "eventId=e3&entry=//evil&reason=no&correction.text=t&key=k", FORM);

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("did=" + command + "#steps");
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
}
