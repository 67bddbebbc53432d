package mayday.endtoend.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mayday.endtoend.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarRoomTest {

    private static final Pattern INCIDENT = Pattern.compile(".*/incidents/INC-\\d+.*");

    private static final String WHAT_STICKS_OUT = """
            document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
                .filter((element) => element.getBoundingClientRect().right > innerWidth)
                .map((element) => element.outerHTML.slice(0, 120))
            """;

    private static final String EVERYTHING_OPEN =
            "document.querySelectorAll('main details').forEach((it) => (it.open = true))";

    /** The distances that WCAG 2.2, 1.4.12 lets a reader ask for. They also stand for a font wider than ours. */
    private static final String WIDE_TEXT = """
            (() => {
              const wide = new CSSStyleSheet();
              wide.replaceSync(`* {
                line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }`);
              document.adoptedStyleSheets = [wide];
            })()
            """;

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        WholeSystem.frontDoor();
    }

    @AfterEach
    void everybody_leaves() {
        chromium.everybodyLeaves();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void one_field_reports_an_incident_and_everybody_sees_it() {
        var onlooker = chromium.page(Look.PHONE);
        onlooker.navigate("/");
        var reporter = chromium.page(Look.LIGHT);
        reporter.navigate("/");

        reporter.fill("#title", "Search answers nothing");
        reporter.keyboard().press("Enter");

        reporter.waitForURL(INCIDENT);
        assertThat(reporter.locator("h1")).hasText("Search answers nothing");
        assertThat(onlooker.locator(".card", hasText("Search answers nothing"))).isVisible();
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void two_people_see_each_others_notes_while_they_type_on() {
        var incident = anIncident("Checkout is down");
        var ada = opened(Look.LIGHT, incident);
        var bob = opened(Look.DARK, incident);

        write(ada, "error rate 41 % on /pay");
        assertThat(entry(bob, "error rate 41 % on /pay")).isVisible();
        assertThat(ada.locator("#note")).isFocused();
        assertThat(ada.locator("#note")).hasValue("");

        write(bob, "only cards with 3-D Secure");
        assertThat(entry(ada, "only cards with 3-D Secure")).isVisible();
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void a_note_written_without_a_connection_is_kept_and_recorded_once() {
        var page = opened(Look.LIGHT, anIncident("The network is gone"));
        page.route("**/note", route -> route.abort());

        write(page, "written in the dark");
        assertThat(page.locator("#outbox li")).containsText("trying again");

        page.unroute("**/note");
        assertThat(entry(page, "written in the dark")).hasCount(1);
        assertThat(page.locator("#outbox li")).hasCount(0);
    }

    @Test
    void half_a_note_survives_a_reload() {
        var page = opened(Look.LIGHT, anIncident("The tab was closed"));
        page.locator("#note").pressSequentially("half a thou");

        page.reload();

        assertThat(page.locator("#note")).hasValue("half a thou");
    }

    @Test
    void what_was_written_when_an_incident_was_merged_stays_in_sight() {
        var incident = anIncident("Merged while somebody writes");
        var page = opened(Look.LIGHT, incident);
        page.route("**/note", route -> route.abort());
        write(page, "first seen");
        write(page, "then seen");
        page.fill("#note", "half a thou");
        told(incident, "merge", "{\"into\":\"" + anIncident("Where it goes on") + "\"}");
        assertThat(page.locator("#composer")).isHidden();
        assertThat(page.locator("#log")).isFocused();

        page.unroute("**/note");

        var kept = page.locator("#outbox li");
        assertThat(kept).hasCount(3);
        for (var n = 0; n < 2; n++) {
            assertThat(kept.nth(0)).containsText(Pattern.compile("first seen not recorded: .* goes on there"));
            assertThat(kept.nth(1)).containsText(Pattern.compile("then seen not recorded: .* goes on there"));
            assertThat(kept.nth(2)).hasText("half a thou not sent");
            assertThat(kept.nth(2)).isVisible();
            page.reload();
        }
    }

    @Test
    void what_was_written_when_an_incident_was_dismissed_waits_for_its_reopening() {
        var incident = anIncident("Dismissed while somebody writes");
        var page = opened(Look.LIGHT, incident);
        page.route("**/note", route -> route.abort());
        write(page, "seen by me");
        told(incident, "dismiss", "{\"reason\":\"FALSE_ALARM\"}");
        assertThat(page.locator("#composer")).isHidden();

        page.unroute("**/note");
        assertThat(page.locator("#outbox li")).containsText("not recorded: ");
        page.reload();
        assertThat(page.locator("#composer")).hasCount(0);
        assertThat(page.locator("#outbox li")).containsText("not recorded: ");

        told(incident, "reopen", "{}");

        assertThat(entry(page, "seen by me")).hasCount(1);
        assertThat(page.locator("#outbox li")).hasCount(0);
    }

    @Test
    void half_a_report_survives_a_reload_and_is_seen() {
        var page = chromium.page(Look.LIGHT);
        page.navigate("/");
        page.fill("#title", "Cards are refu");
        page.click("#report summary");
        page.fill("#systems", "checkout");
        page.selectOption("#level", "DOWN");
        page.selectOption("#severity", "SEV2");
        page.fill("#began", "2026-11-22T14:02");

        page.reload();

        assertThat(page.locator("#title")).hasValue("Cards are refu");
        assertThat(page.locator("#systems")).isVisible();
        assertThat(page.locator("#systems")).hasValue("checkout");
        assertThat(page.locator("#level")).hasValue("DOWN");
        assertThat(page.locator("#severity")).hasValue("SEV2");
        assertThat(page.locator("#began")).hasValue("2026-11-22T14:02");
    }

    @Test
    void half_a_reason_outlives_a_tick_and_half_a_correction_a_reload() {
        var incident = anIncident("Interrupted");
        told(incident, "note", "{\"text\":\"error rate 14 %\"}");
        var page = opened(Look.LIGHT, incident);
        page.click("#do-tick-checklist summary");
        page.selectOption("#f-tick-item", "every-environment");
        page.fill("#f-tick-reason", "there is only");
        var reason = page.locator("#entry-2 [name=reason]");
        page.locator("#entry-2 .amend > summary").click();
        reason.fill("half a rea");

        page.click("#tick-reproduce");
        assertThat(page.locator("#item-reproduce")).hasClass("done");
        assertThat(page.locator("#f-tick-reason")).isVisible();
        assertThat(page.locator("#f-tick-reason")).hasValue("there is only");
        page.reload();

        assertThat(page.locator("#f-tick-item")).hasValue("every-environment");
        assertThat(page.locator("#f-tick-reason")).hasValue("there is only");
        assertThat(reason).isVisible();
        assertThat(reason).hasValue("half a rea");

        button(page.locator("#entry-2"), "Retract").click();
        assertThat(page.locator("#entry-2 s")).hasText("error rate 14 %");
        page.click("#do-tick-checklist button");
        assertThat(page.locator("#item-every-environment")).hasClass("skipped");
        page.reload();
        assertThat(page.locator("#item-every-environment")).hasClass("skipped");
        assertThat(page.locator("#f-tick-reason")).hasValue("");
    }

    @Test
    void half_a_step_survives_a_reload() {
        var page = opened(Look.LIGHT, anIncident("The tab was closed at the wrong moment"));
        page.click("#do-escalate summary");
        page.fill("#do-escalate [name=reason]", "half a rea");
        page.selectOption("#do-escalate select", "SEV2");

        page.reload();

        assertThat(page.locator("#do-escalate [name=reason]")).hasValue("half a rea");
        assertThat(page.locator("#do-escalate select")).hasValue("SEV2");
    }

    @Test
    void half_a_step_outlives_another_that_was_taken() {
        var page = opened(Look.LIGHT, anIncident("Two forms at once"));
        page.click("#do-escalate summary");
        page.fill("#do-escalate [name=reason]", "half a rea");

        page.click("#primary");

        assertThat(page.locator("#did")).hasText("Acknowledged.");
        assertThat(page.locator("#do-escalate [name=reason]")).hasValue("half a rea");
    }

    @Test
    void a_step_that_was_taken_is_no_draft_whatever_else_was_refused() {
        var number = WholeSystem.command("/incidents", "{\"title\":\"Refused here, recorded there\"}")
                .path("number")
                .asString();
        var page = opened(Look.LIGHT, number);
        page.click("#do-tick-checklist summary");
        page.selectOption("#f-tick-item", "every-environment");
        page.click("#do-tick-checklist button");
        assertThat(page.locator("#checklist > .refusal")).isFocused();

        page.click("#do-escalate summary");
        page.selectOption("#do-escalate select", "SEV2");
        page.fill("#do-escalate [name=reason]", "more and more calls");
        page.click("#do-escalate button");

        assertThat(page.locator("#did")).hasText("Escalated.");
        assertThat(page.locator("#did")).isFocused();

        page.reload();
        assertThat(page.locator("#head .sev")).containsText("SEV2");
        assertThat(page.locator("#do-escalate [name=reason]")).hasValue("");
        assertThat(page.locator("#do-escalate select")).hasValue("");
    }

    @Test
    void what_the_page_filled_in_is_no_draft() {
        var incident = anIncident("One deployment after another");
        told(incident, "choose-strategy", "{\"strategy\":\"HOTFIX\"}");
        requestDeployment(incident, "d-1");
        var page = opened(Look.LIGHT, incident);
        var deployment = page.locator("#f-finish-deployment-deploymentId");
        assertThat(deployment).hasValue("d-1");
        page.click("#do-finish-deployment summary");
        page.selectOption("#do-finish-deployment select", "FAILED");

        requestDeployment(incident, "d-2");
        told(incident, "note", "{\"text\":\"a better one is asked for\"}");
        assertThat(entry(page, "a better one is asked for")).isVisible();
        page.reload();

        assertThat(deployment).hasValue("d-2");
        assertThat(page.locator("#do-finish-deployment select")).hasValue("FAILED");
    }

    @Test
    void half_a_report_that_was_refused_outlives_a_look_at_another_incident() {
        var incident = anIncident("Something else");
        var page = chromium.page(Look.LIGHT);
        page.navigate("/");
        page.fill("#title", "Cards are refused");
        page.click("#report summary");
        page.selectOption("#level", "DOWN");
        // The next page is quicker than the script of the answer: whoever clicks fast, or has a slow line.
        page.route("**/list*.js", Route::abort);
        page.click("#report button");
        assertThat(page.locator("#why")).isFocused();
        page.unroute("**/list*.js");

        page.navigate("/incidents/" + incident);
        assertThat(page.locator("h1")).hasText("Something else");
        page.navigate("/");

        assertThat(page.locator("#title")).hasValue("Cards are refused");
    }

    @Test
    void a_report_that_is_recorded_is_no_draft() {
        var page = chromium.page(Look.LIGHT);
        page.navigate("/");
        page.fill("#title", "Reported once");
        page.keyboard().press("Enter");
        page.waitForURL(INCIDENT);
        assertThat(page.locator("h1")).hasText("Reported once");
        assertThat(page).hasURL(Pattern.compile(".*/incidents/INC-\\d+$"));

        page.navigate("/");

        assertThat(page.locator("#title")).hasValue("");
    }

    @Test
    void a_lost_stream_is_said() {
        var page = chromium.page(Look.LIGHT);
        page.route("**/stream*", route -> route.abort());

        page.navigate("/");

        assertThat(page.locator("#link")).containsText("Reconnecting, data");
    }

    @Test
    void a_step_is_taken_and_told() {
        var page = opened(Look.LIGHT, anIncident("Mail is late"));

        page.click("#primary");

        assertThat(page.locator("#did")).hasText("Acknowledged.");
        assertThat(page.locator("#head .status")).hasText("Acknowledged");
        assertThat(entry(page, "Acknowledged")).isVisible();
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void a_refusal_stands_beside_its_form_with_what_was_typed() {
        var incident = anIncident("Not verified");
        WholeSystem.command("/incidents/" + incident + "/start-impact", "{\"system\":\"mail\",\"level\":\"DOWN\"}");
        var page = opened(Look.LIGHT, incident);
        page.click("#do-resolve summary");
        page.fill("#do-resolve textarea", "looks fine to me");

        page.click("#do-resolve button");

        assertThat(page.locator("#do-resolve .refusal")).isVisible();
        assertThat(page.locator("#do-resolve textarea")).hasValue("looks fine to me");
    }

    @Test
    void what_can_be_done_since_something_happened_comes_beside_a_form_that_is_half_filled_in() {
        var incident = anIncident("Two at work");
        var page = opened(Look.LIGHT, incident);
        page.click("#do-escalate summary");
        page.fill("#do-escalate [name=reason]", "it spreads");
        assertThat(page.locator("#do-end-impact")).hasCount(0);

        told(incident, "start-impact", "{\"system\":\"checkout\",\"level\":\"DOWN\"}");

        assertThat(page.locator("#do-end-impact")).hasCount(1);
        assertThat(page.locator("#do-escalate [name=reason]")).hasValue("it spreads");
        assertThat(page.locator("#do-escalate")).hasAttribute("open", "");
        page.click("#do-end-impact summary");
        page.fill("#do-end-impact [name=system]", "checkout");
        page.click("#do-end-impact button");
        assertThat(entry(page, "checkout is no longer impacted").first()).isVisible();
    }

    @Test
    void a_refusal_leaves_the_page_where_it_is_and_alive() {
        var incident = anIncident("Nothing to end");
        told(incident, "start-impact", "{\"system\":\"checkout\",\"level\":\"DOWN\"}");
        var page = opened(Look.LIGHT, incident);
        page.click("#do-end-impact summary");
        page.fill("#do-end-impact [name=system]", "nt-nothing");

        page.click("#do-end-impact button");

        assertThat(page.locator("#do-end-impact .refusal")).isFocused();
        assertThat(page).hasURL(Pattern.compile(".*/incidents/" + incident + "$"));

        WholeSystem.command("/incidents/" + incident + "/note", "{\"text\":\"said by somebody else\"}");
        assertThat(entry(page, "said by somebody else")).isVisible();
        assertThat(page.locator("#link")).isEmpty();

        page.reload();
        assertThat(page.locator("h1")).hasText("Nothing to end");
    }

    @Test
    void a_button_that_is_being_pressed_stays_where_it_is() {
        var incident = anIncident("Pressed while things happen");
        var page = opened(Look.LIGHT, incident);
        page.hover("#primary");
        page.mouse().down();
        told(incident, "note", "{\"text\":\"only some are hit\"}");
        assertThat(entry(page, "only some are hit")).isVisible();

        page.mouse().up();

        assertThat(page.locator("#did")).hasText("Acknowledged.");
    }

    @Test
    void what_was_held_back_by_a_press_catches_up_with_its_release() {
        var incident = anIncident("Selected while things happen");
        var page = opened(Look.LIGHT, incident);
        page.hover("#head .status");
        page.mouse().down();
        told(incident, "deescalate", "{\"severity\":\"SEV2\",\"reason\":\"only some are hit\"}");
        assertThat(entry(page, "only some are hit")).isVisible();
        assertThat(page.locator("#head .sev")).containsText("SEV1");

        page.mouse().up();

        assertThat(page.locator("#head .sev")).containsText("SEV2");
    }

    @Test
    void an_answer_is_not_undone_by_a_look_that_began_before_it() {
        var incident = anIncident("Overtaken");
        var page = opened(Look.LIGHT, incident);
        assertThat(page.locator("#head .status")).hasText("Reported");
        var late = new ArrayList<Runnable>();
        page.route(Pattern.compile(".*/incidents/" + incident + "$"), route -> {
            if (late.isEmpty()) {
                var old = new Route.FulfillOptions().setResponse(route.fetch());
                late.add(() -> route.fulfill(old));
            } else {
                route.resume();
            }
        });
        told(incident, "note", "{\"text\":\"makes the page look again\"}");
        page.waitForCondition(() -> !late.isEmpty());
        page.evaluate("""
                window.shown = [];
                new MutationObserver(() => shown.push(document.querySelector('#head .status').textContent.trim()))
                    .observe(document.body, { childList: true, subtree: true })
                """);
        page.click("#primary");
        assertThat(page.locator("#head .status")).hasText("Acknowledged");

        late.forEach(Runnable::run);
        told(incident, "note", "{\"text\":\"all is quiet again\"}");
        assertThat(entry(page, "all is quiet again")).isVisible();

        assertThat((String) page.evaluate("shown.join()"))
                .contains("Acknowledged")
                .doesNotContain("Acknowledged,Reported");
    }

    @Test
    void forms_ask_for_what_the_api_knows() {
        var page = opened(Look.LIGHT, anIncident("What can be said of it"));

        // Each field alone, as null: a dot leads into an object, a 0 into a list.
        var answers = (List<?>) page.evaluate("""
                Promise.all([...document.querySelectorAll('#steps form')].flatMap((form) =>
                  [...form.elements].map((control) => control.name).filter((name) => name && name !== 'key')
                    .map(async (name) => {
                      const body = name.split('.').reduceRight((value, it) => (it === '0' ? [value] : { [it]: value }), null);
                      const command = form.getAttribute('action');
                      const headers = { 'Content-Type': 'application/json' };
                      const answer = await fetch('/api/v1' + command, { method: 'POST', headers, body: JSON.stringify(body) });
                      return `${command} ${name} ${(await answer.json()).code}`;
                    })))
                """);

        assertThat(answers).hasSizeGreaterThan(70);
        assertThat(answers).noneMatch(answer -> answer.toString().endsWith("unknown_field"));
    }

    @Test
    void a_success_is_told_once() {
        var page = opened(Look.LIGHT, anIncident("Told once"));

        page.click("#primary");
        assertThat(page.locator("#did")).hasText("Acknowledged.");
        assertThat(page).hasURL(Pattern.compile(".*/incidents/INC-\\d+$"));

        page.reload();
        assertThat(page.locator("#head .status")).hasText("Acknowledged");
        assertThat(page.locator("#did")).isEmpty();
    }

    @Test
    void what_was_there_already_is_not_said_to_be_recorded() {
        var incident = anIncident("Deployed before");
        told(incident, "choose-strategy", "{\"strategy\":\"HOTFIX\"}");
        requestDeployment(incident, "hw");
        told(incident, "finish-deployment", "{\"deploymentId\":\"hw\",\"outcome\":\"SUCCEEDED\"}");
        var page = opened(Look.LIGHT, incident);
        page.click("#do-deploy-fix summary");
        page.fill("#do-deploy-fix [name=deploymentId]", "hw");
        page.fill("#do-deploy-fix [name=version]", "7.7");

        page.click("#do-deploy-fix button.primary");

        assertThat(page.locator("#did > p").first()).hasText("Nothing new: it was recorded before.");
        assertThat(page.locator("#did .warning").first()).isVisible();
    }

    @Test
    void what_was_typed_outlives_the_form_that_somebody_else_made_pointless() {
        var incident = anIncident("Two at once");
        var note = told(incident, "note", "{\"text\":\"error rate 14 %\"}");
        var page = opened(Look.PHONE, incident);
        var line = page.locator("#entry-2");
        line.locator(".amend > summary").click();
        line.locator("[name='correction.text']").fill("error rate 41 %");
        line.locator("[name=reason]").fill("misread");
        told(incident, "retract", "{\"eventId\":\"" + note + "\",\"reason\":\"another incident\"}");
        assertThat(page.locator("#entry-3")).isVisible();

        button(line, "Correct").click();

        assertThat(page.locator("#homeless .refusal")).isFocused();
        assertThat(page.locator("#homeless")).containsText("error rate 41 %");
        assertThat(page.locator("#homeless")).containsText("misread");
        expectNothingWrong(page, Look.PHONE, "a refusal without a form");

        page.click("#do-resolve summary");
        page.fill("#do-resolve textarea", "it was the cache");
        told(incident, "dismiss", "{\"reason\":\"FALSE_ALARM\"}");
        assertThat(page.locator("#head .status")).hasText("Dismissed");
        page.click("#do-resolve button");

        assertThat(page.locator("#homeless .refusal")).isFocused();
        assertThat(page.locator("#homeless")).containsText("it was the cache");
        assertThat(page.locator("#do-resolve")).hasCount(0);
    }

    @Test
    void a_version_that_is_far_ahead_is_no_silence() {
        var page = chromium.page(Look.LIGHT);

        page.navigate("/incidents/" + anIncident("Seen from the future") + "?seen=99999");

        assertThat(page.locator("h1")).hasText("Seen from the future");
        assertThat(page.locator("#silent")).isEmpty();
    }

    @Test
    void an_item_of_the_checklist_is_ticked_with_one_click_and_another_skipped_for_a_reason() {
        var page = opened(Look.LIGHT, anIncident("Search is slow"));

        page.click("#tick-reproduce");
        assertThat(page.locator("#did")).hasText("Ticked.");
        assertThat(page.locator("#item-reproduce")).hasClass("done");

        page.click("#do-tick-checklist summary");
        page.selectOption("#f-tick-item", "every-environment");
        page.click("#do-tick-checklist button");
        assertThat(page.locator("#checklist > .refusal")).isVisible();
        page.fill("#f-tick-reason", "there is only one");
        page.click("#do-tick-checklist button");

        assertThat(page.locator("#item-every-environment")).hasClass("skipped");
        assertThat(page.locator("#item-every-environment")).containsText("there is only one");
    }

    @Test
    void a_dismissed_incident_takes_no_notes_until_it_is_reopened() {
        var incident = anIncident("The monitor was wrong");
        var onlooker = opened(Look.LIGHT, incident);
        WholeSystem.command("/incidents/" + incident + "/dismiss", "{\"reason\":\"FALSE_ALARM\"}");
        assertThat(onlooker.locator("#composer")).isHidden();
        var page = opened(Look.LIGHT, incident);
        assertThat(page.locator("#composer")).hasCount(0);
        assertThat(page.locator("#checklist button[name=itemId]")).hasCount(0);

        WholeSystem.command("/incidents/" + incident + "/reopen", "{}");

        assertThat(onlooker.locator("#composer")).isVisible();
        assertThat(page.locator("#composer")).isVisible();
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void a_checklist_follows_what_others_tick() {
        var incident = anIncident("Two at one list");
        var onlooker = opened(Look.LIGHT, incident);
        assertThat(onlooker.locator("#item-reproduce")).not().hasClass("done");

        WholeSystem.command(
                "/incidents/" + incident + "/tick-checklist", "{\"itemId\":\"reproduce\",\"state\":\"DONE\"}");

        assertThat(onlooker.locator("#item-reproduce")).hasClass("done");
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void a_merged_incident_takes_no_notes() {
        var incident = anIncident("The same trouble again");
        var onlooker = opened(Look.LIGHT, incident);
        assertThat(onlooker.locator("#composer")).isVisible();

        WholeSystem.command(
                "/incidents/" + incident + "/merge", "{\"into\":\"" + anIncident("The trouble itself") + "\"}");

        assertThat(onlooker.locator("#head .merged-into")).isVisible();
        assertThat(onlooker.locator("#composer")).isHidden();
        assertThat(opened(Look.PHONE, incident).locator("#composer")).isHidden();
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void a_line_changes_for_everybody_when_it_is_put_right() {
        var incident = anIncident("Somebody misread");
        var note = told(incident, "note", "{\"text\":\"error rate 14 %\"}");
        var onlooker = opened(Look.LIGHT, incident);
        assertThat(entry(onlooker, "error rate 14 %")).hasCount(1);

        WholeSystem.command(
                "/incidents/" + incident + "/correct",
                "{\"eventId\":\"" + note + "\",\"reason\":\"misread\",\"correction\":{\"text\":\"error rate 41 %\"}}");

        var line = onlooker.locator("#entry-2");
        assertThat(line.locator(".headline")).containsText("error rate 41 %");
        assertThat(line.locator(".mark")).hasText("corrected");
        assertThat(line).hasCount(1);

        WholeSystem.command("/incidents/" + incident + "/retract", "{\"eventId\":\"" + note + "\",\"reason\":\"no\"}");

        assertThat(line.locator("s")).hasText("error rate 41 %");
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void an_entry_is_put_right_where_it_stands_by_keyboard_alone() {
        var incident = anIncident("Put right by hand");
        told(incident, "note", "{\"text\":\"error rate 14 %\"}");
        var page = opened(Look.PHONE, incident);
        var line = page.locator("#entry-2");

        line.locator(".amend > summary").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().insertText("error rate 41 %");
        line.locator("[name=reason]").focus();
        page.keyboard().insertText("misread");
        page.keyboard().press("Enter");

        assertThat(line.locator(".headline")).containsText("error rate 41 %");
        assertThat(line.locator(".amend > summary")).isFocused();

        page.keyboard().press("Enter");
        button(line, "Pin").click();
        assertThat(line.locator(".mark.pinned")).isVisible();
        assertThat(line.locator(".amend > summary")).isFocused();
        assertThat(page).hasURL(INCIDENT);

        line.locator(".amend > summary").click();
        line.locator("[name=reason]").fill("never seen");
        button(line, "Retract").click();
        assertThat(line.locator("s")).hasText("error rate 41 %");
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void a_refused_correction_stands_in_its_line_and_waits_there_for_its_author() {
        var incident = anIncident("Nothing to correct");
        var note = told(incident, "note", "{\"text\":\"error rate 14 %\"}");
        var page = opened(Look.LIGHT, incident);
        var line = page.locator("#entry-2");
        line.locator(".amend > summary").click();
        line.locator("[name=reason]").fill("half a rea");

        WholeSystem.command("/incidents/" + incident + "/pin", "{\"eventId\":\"" + note + "\"}");
        assertThat(page.locator("#entry-3")).isVisible();
        assertThat(line.locator("[name=reason]")).hasValue("half a rea");

        button(line, "Correct").click();
        assertThat(line.locator(".refusal")).isFocused();
        assertThat(line.locator("[name=reason]")).hasValue("half a rea");
    }

    @Test
    void an_answer_without_forms_leaves_those_that_are_there() {
        var page = opened(Look.LIGHT, anIncident("The answer is a fault"));
        page.route("**/resolve", route -> route.fulfill(html(500, "<h1>Something broke here</h1>")));
        page.click("#do-resolve summary");
        page.fill("#do-resolve textarea", "looks fine to me");

        page.click("#do-resolve button");

        assertThat(page.locator("#do-resolve .refusal")).containsText("Not known whether it was recorded");
        assertThat(page.locator("#do-resolve .refusal")).containsText("What you typed is still here");
        assertThat(page.locator("#do-resolve textarea")).hasValue("looks fine to me");
    }

    @Test
    void what_is_too_large_is_said_to_be_so() {
        var page = opened(Look.LIGHT, anIncident("A whole log in the summary"));
        page.click("#do-resolve summary");
        page.fill("#do-resolve textarea", "x".repeat(300_000));

        page.click("#do-resolve button");

        assertThat(page.locator("#do-resolve .refusal"))
                .hasText("Not recorded: A form may have 256 KiB at most. What you typed is still here.");
    }

    @Test
    void what_was_recorded_is_said_to_be_so_where_nothing_can_be_read() {
        var page = opened(Look.LIGHT, anIncident("Written and not read"));
        page.route("**/tick-checklist", route -> route.fulfill(html(503, """
                        <div class="done" id="did"><p>Ticked. It is recorded.</p></div>
                        <section id="steps" data-blank="true"></section>
                        """)), new Page.RouteOptions().setTimes(1));

        page.click("#tick-reproduce");

        assertThat(page.locator("#did")).hasText("Ticked. It is recorded.");
        assertThat(page.locator("#did")).isFocused();
        assertThat(page.locator("#checklist .refusal")).hasCount(0);

        page.click("#tick-reproduce");
        assertThat(page.locator("#did")).hasText("Ticked.");
        assertThat(page.locator("#item-reproduce")).hasClass("done");
    }

    @Test
    void why_a_correction_was_refused_is_said_where_nothing_can_be_read() {
        var incident = anIncident("Refused and not read");
        told(incident, "note", "{\"text\":\"error rate 14 %\"}");
        var page = opened(Look.LIGHT, incident);
        var line = page.locator("#entry-2");
        page.route("**/correct", route -> route.fulfill(html(409, """
                <div id="homeless"><p class="refusal" data-key="a-new-key">Correct: The entry is retracted.</p></div>
                """)));
        line.locator(".amend > summary").click();
        line.locator("[name=reason]").fill("misread");

        button(line, "Correct").click();

        assertThat(line.locator(".refusal")).hasText("Correct: The entry is retracted.");
        assertThat(line.locator("[name=reason]")).hasValue("misread");
        assertThat(line.locator("[name=key]")).hasValue("a-new-key");
    }

    @Test
    void what_cannot_be_read_does_not_take_away_what_is_there() {
        var incident = anIncident("Half of it is away");
        var page = opened(Look.LIGHT, incident);
        page.route("**/incidents/" + incident, route -> route.fulfill(html(503, """
                <section id="head" data-live data-blank="true"></section>
                <div id="silent" data-live>nobody answers</div>
                <section id="steps" data-live data-blank="true"></section>
                """)));

        write(page, "is anybody there");

        assertThat(page.locator("#silent")).hasText("nobody answers");
        assertThat(page.locator("#head h1")).hasText("Half of it is away");
        assertThat(page.locator("#do-resolve")).hasCount(1);
    }

    @Test
    void what_happens_before_the_stream_opens_is_not_missed() {
        var page = chromium.page(Look.LIGHT);
        page.route(
                "**/incidents/stream*",
                route -> {
                    var incident = anIncident("Between two moments");
                    page.request().get("/api/v1/incidents/" + incident + "?minVersion=1");
                    route.resume();
                },
                new Page.RouteOptions().setTimes(1));

        page.navigate("/");

        assertThat(page.locator(".card", hasText("Between two moments"))).isVisible();
    }

    @Test
    void reading_and_writing_work_without_javascript() {
        var page = chromium.pageWithoutJavaScript();
        page.navigate("/");
        page.fill("#title", "Plain forms");
        page.click("#report button");

        page.fill("#note", "no script was run");
        page.click("#composer button");

        assertThat(entry(page, "no script was run")).isVisible();

        page.click("#tick-reproduce");

        assertThat(page.locator("#item-reproduce")).hasClass("done");

        var line = entry(page, "no script was run").first();
        line.locator(".amend > summary").click();
        line.locator("[name='correction.text']").fill("none was needed");
        line.locator("[name=reason]").fill("more to the point");
        button(line, "Correct").click();

        assertThat(entry(page, "none was needed").first().locator(".mark")).hasText("corrected");

        page.click("#do-merge summary");
        page.fill("#do-merge [name=into]", "INC-999999999");
        page.click("#do-merge button");
        assertThat(page.locator("#do-merge .refusal")).isFocused();
        assertThat(page.locator("#do-merge .refusal")).isInViewport();

        page.navigate(page.url());
        assertThat(page.locator("h1")).hasText("Plain forms");
        assertThat(page.locator("#do-merge")).hasAttribute("open", "open");
    }

    @Test
    void a_long_time_fits_a_narrow_window_and_no_word_is_broken() {
        var incident = anIncident("Nobody noticed");
        var began = Instant.now().minus(Duration.ofDays(238));
        told(
                incident,
                "start-impact",
                "{\"system\":\"reports\",\"level\":\"DOWN\",\"occurredAt\":\"%s\"}".formatted(began));
        told(incident, "note", "{\"text\":\"when was it\",\"occurredAtPrecision\":\"UNKNOWN\"}");
        var page = opened(Look.PHONE_AT_NIGHT, incident);

        assertThat(page.locator("table.figures")).containsText("238 d");
        assertThat(page.locator(".untimed")).hasText("unknown");
        assertThat((Integer) page.evaluate("""
                (() => {
                  const word = document.createRange();
                  word.selectNodeContents(document.querySelector('.untimed'));
                  return word.getClientRects().length;
                })()
                """)).isEqualTo(1);
        expectNothingWrong(page, Look.PHONE_AT_NIGHT, "a long time down");
    }

    @Test
    void a_phone_opens_a_log_at_its_end_and_still_says_what_is_broken_and_for_how_long() {
        var incident = anEventfulIncident();
        for (var n = 1; n <= 12; n++) {
            told(incident, "note", "{\"text\":\"Nothing new in round %d\"}".formatted(n));
        }
        var page = opened(Look.PHONE, incident);

        assertThat(entry(page, "Nothing new in round 12")).isInViewport();
        assertThat(page.locator("h1")).not().isInViewport();
        assertThat(page.locator(".glance .title")).isInViewport();
        assertThat(page.locator(".glance .time")).isInViewport();
        assertThat(page.locator(".glance")).containsText("down");
        expectItFits(page, Look.PHONE, "a title below the bar");

        page.evaluate("window.scrollTo(0, 0)");

        assertThat(page.locator("h1")).isInViewport();
        assertThat(page.locator(".glance")).isHidden();
    }

    @ParameterizedTest
    @EnumSource
    void axe_finds_nothing_and_nothing_sticks_out(Look look) {
        var incident = anEventfulIncident();
        for (var path : new String[] {"/?q=" + incident, "/incidents/" + incident}) {
            var page = chromium.page(look);
            page.navigate(path);
            assertThat(page.locator("h1")).hasCount(1);

            expectNothingWrong(page, look, path);
        }
        assertThat(chromium.complaints).isEmpty();
    }

    @Test
    void a_narrow_window_is_wide_enough_for_widely_set_text() {
        var incident = anEventfulIncident();
        for (var path : new String[] {"/?q=" + incident, "/incidents/" + incident}) {
            var page = chromium.page(Look.PHONE_AT_NIGHT);
            page.navigate(path);
            assertThat(page.locator("h1")).hasCount(1);
            page.evaluate(EVERYTHING_OPEN);
            page.evaluate(WIDE_TEXT);

            expectItFits(page, Look.PHONE_AT_NIGHT, path);
        }
    }

    @ParameterizedTest
    @EnumSource
    void axe_finds_nothing_in_a_log_that_was_put_right_nor_where_an_incident_ended_in_another(Look look) {
        var incident = anEventfulIncident();
        var page = chromium.page(look);
        page.navigate("/incidents/" + incident);
        assertThat(page.locator(".mark.pinned")).isVisible();
        assertThat(page.locator(".entry .mark")).hasCount(3);
        assertThat(page.locator(".retracted s")).isVisible();
        assertThat(page.locator("#checklist")).isVisible();
        assertThat(page.locator("#facts h2", hasText("Merged into this one"))).isVisible();
        page.evaluate(
                "document.querySelectorAll('#minutes details, #checklist details').forEach((it) => (it.open = true))");

        expectNothingWrong(page, look, "what was put right");

        var merged = page.locator("#facts a.num").first();
        page.navigate(merged.getAttribute("href"));
        assertThat(page.locator("#head .merged-into")).isVisible();
        expectNothingWrong(page, look, "what was merged");
        assertThat(chromium.complaints).isEmpty();
    }

    private static void expectNothingWrong(Page page, Look look, String what) {
        var found = axe(page, look).analyze().getViolations();

        assertThat(found).as("%s %s", look, what).isEmpty();
        expectItFits(page, look, what);
    }

    private static void expectItFits(Page page, Look look, String what) {
        assertThat((List<?>) page.evaluate(WHAT_STICKS_OUT))
                .as("%s %s is wider than its window", look, what)
                .isEmpty();
    }

    /** At night a page has the structure that it has by day, in other colors. */
    private static AxeBuilder axe(Page page, Look look) {
        var axe = new AxeBuilder(page);
        return look.isAtNight() ? axe.withRules(List.of("color-contrast", "link-in-text-block")) : axe;
    }

    /** With entries that were corrected, retracted and pinned, links, and another incident that goes on in it. */
    private static String anEventfulIncident() {
        var incident = anIncident("Checkout answers with errors after the deployment");
        told(incident, "start-impact", "{\"system\":\"checkout\",\"level\":\"DOWN\"}");
        var note = told(incident, "note", "{\"text\":\"error rate 14 %\"}");
        told(
                incident,
                "correct",
                "{\"eventId\":\"" + note + "\",\"reason\":\"misread\",\"correction\":{\"text\":\"error rate 41 %\"}}");
        told(incident, "pin", "{\"eventId\":\"" + note + "\"}");
        told(incident, "open-war-room", "{\"link\":\"https://meet.example.org/checkout\"}");
        told(
                incident,
                "add-report",
                "{\"text\":\"cards fail\",\"system\":\"payments\",\"reference\":\"https://tickets.example.org/OPS-12\"}");
        var wrong = told(incident, "note", "{\"text\":\"mail is late too\"}");
        told(incident, "retract", "{\"eventId\":\"" + wrong + "\",\"reason\":\"another incident\"}");
        told(anIncident("Cards are refused"), "merge", "{\"into\":\"" + incident + "\"}");
        return incident;
    }

    private static void requestDeployment(String incident, String id) {
        told(
                incident,
                "request-deployment",
                "{\"deploymentId\":\"%s\",\"version\":\"v1\",\"override\":true,\"overrideReason\":\"now\"}"
                        .formatted(id));
    }

    /** The id of the entry that the command led to. */
    private static String told(String incident, String command, String body) {
        return WholeSystem.command("/incidents/" + incident + "/" + command, body)
                .at("/events/0/eventId")
                .asString();
    }

    private static String anIncident(String title) {
        var body = "{\"title\":\"" + title + "\",\"severity\":\"SEV1\"}";
        return WholeSystem.command("/incidents", body).path("number").asString();
    }

    private static Page opened(Look look, String incident) {
        var page = chromium.page(look);
        page.navigate("/incidents/" + incident + "?seen=1");
        assertThat(page.locator(".entry").first()).isVisible();
        return page;
    }

    private static Route.FulfillOptions html(int status, String body) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("text/html")
                .setBody(body);
    }

    private static void write(Page page, String note) {
        page.fill("#note", note);
        page.keyboard().press("Enter");
    }

    private static Locator entry(Page page, String text) {
        return page.locator("#minutes .entry", hasText(text));
    }

    private static Locator button(Locator line, String name) {
        return line.locator("button", new Locator.LocatorOptions().setHasText(name));
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
