package mayday.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import mayday.endtoend.browser.Chromium.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

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
        at(190, "/incidents", "\"title\":\"Search is slow in eu-west\",\"severity\":\"SEV3\"");
        at(75, "/incidents", "\"title\":\"Receipts arrive late\"");
        var number = at(34, "/incidents", """
                        "title":"Checkout answers with errors after the deployment","severity":"SEV1",
                        "source":"MONITORING",
                        "systems":[{"system":"checkout","level":"DOWN"},{"system":"payments-api","level":"PARTIAL"}]
                        """).path("number").asString();
        var here = "/incidents/" + number;
        at(32, here + "/acknowledge", "");
        at(31, here + "/join-war-room", "\"team\":\"payments\",\"role\":\"commander\"");
        at(27, here + "/note", "\"text\":\"41 % of card payments fail, only with 3-D Secure\"");
        at(19, here + "/link-change", "\"changeId\":\"web-914\",\"kind\":\"DEPLOYMENT\",\"system\":\"checkout\"");
        at(
                16,
                here + "/choose-strategy",
                "\"strategy\":\"REVERT\",\"reverted\":{\"first\":\"4be1c02\",\"last\":\"9d07aa1\"}");
        at(3, here + "/note", "\"text\":\"Support has 12 tickets, all since the deployment\"");
        return number;
    }

    private static JsonNode at(int minutesAgo, String path, String fields) {
        var when = Instant.now().minus(Duration.ofMinutes(minutesAgo)).minusSeconds(17);
        return WholeSystem.command(
                path, "{\"occurredAt\":\"" + when + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}");
    }
}
