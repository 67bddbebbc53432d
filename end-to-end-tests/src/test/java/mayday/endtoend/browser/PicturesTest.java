package mayday.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mayday.endtoend.browser.Chromium.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of the README: {@code mvn -pl end-to-end-tests -am test -Dtest=PicturesTest -Dmayday.pictures=true}. */
@EnabledIfSystemProperty(
        named = "mayday.pictures",
        matches = "true",
        disabledReason = "Pictures are taken with -Dmayday.pictures=true")
class PicturesTest {

    private static final Path IMAGES = Path.of("..", "docs", "images");
    private static final long LARGEST = 300 * 1024;

    @Test
    void the_pictures_show_a_live_incident_and_are_small() throws IOException {
        Files.createDirectories(IMAGES);
        try (var chromium = Chromium.start()) {
            var number = anEveningAtWork();
            var list = chromium.page(Look.LIGHT);
            list.navigate("/");
            take(list, "#card-" + number, "list-light.png");
            for (var look : new Look[] {Look.DARK, Look.PHONE}) {
                var page = chromium.page(look);
                page.navigate("/incidents/" + number);
                take(page, ".entry", look == Look.DARK ? "incident-dark.png" : "incident-phone.png");
            }
        }
    }

    private static void take(Page page, String once, String name) throws IOException {
        page.locator(once).first().waitFor();
        var picture = IMAGES.resolve(name);
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        assertThat(Files.size(picture)).isLessThan(LARGEST);
    }

    private static String anEveningAtWork() {
        WholeSystem.command("/incidents", "{\"title\":\"Search is slow in eu-west\",\"severity\":\"SEV3\"}");
        WholeSystem.command("/incidents", "{\"title\":\"Receipts arrive late\"}");
        var report = """
                {"title":"Checkout answers with errors after the deployment","severity":"SEV1","source":"MONITORING",
                 "systems":[{"system":"checkout","level":"DOWN"},{"system":"payments-api","level":"PARTIAL"}]}
                """;
        var number = WholeSystem.command("/incidents", report).path("number").asString();
        var at = "/incidents/" + number;
        WholeSystem.command(at + "/join-war-room", "{\"team\":\"payments\",\"role\":\"commander\"}");
        WholeSystem.command(at + "/acknowledge", "{}");
        WholeSystem.command(at + "/note", "{\"text\":\"41 % of card payments fail, only with 3-D Secure\"}");
        WholeSystem.command(
                at + "/link-change", "{\"changeId\":\"web-914\",\"kind\":\"DEPLOYMENT\",\"system\":\"checkout\"}");
        WholeSystem.command(
                at + "/choose-strategy",
                "{\"strategy\":\"REVERT\",\"reverted\":{\"first\":\"4be1c02\",\"last\":\"9d07aa1\"}}");
        WholeSystem.command(at + "/note", "{\"text\":\"Support has 12 tickets, all since the deployment\"}");
        return number;
    }
}
