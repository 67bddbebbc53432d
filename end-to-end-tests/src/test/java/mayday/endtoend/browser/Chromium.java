package mayday.endtoend.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine. Where there is none, tests are skipped and say so; in CI they fail. */
final class Chromium implements AutoCloseable {

    private static final String MISSING =
            "The browser tests need a chromium on the PATH; .ci/install-browser installs one.";

    /** What went wrong inside pages: errors on the console, uncaught exceptions. */
    final List<String> complaints = new ArrayList<>();

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setTimeout(120_000)
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    static Chromium start() {
        var program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
        return new Chromium(required(program));
    }

    private static Path required(Optional<Path> program) {
        if (program.isEmpty() && System.getenv("CI") != null) {
            Assertions.fail(MISSING);
        }
        Assumptions.assumeTrue(program.isPresent(), MISSING);
        return program.orElseThrow();
    }

    /** How somebody looks at a page. */
    enum Look {
        LIGHT(ColorScheme.LIGHT, 1280, 860),
        DARK(ColorScheme.DARK, 1280, 860),
        PHONE(ColorScheme.LIGHT, 390, 780),
        PHONE_AT_NIGHT(ColorScheme.DARK, 320, 640);

        private final ColorScheme scheme;
        private final int width;
        private final int height;

        Look(ColorScheme scheme, int width, int height) {
            this.scheme = scheme;
            this.width = width;
            this.height = height;
        }

        boolean isAtNight() {
            return scheme == ColorScheme.DARK;
        }
    }

    /** Another person at another machine. */
    BrowserContext person(Look look) {
        return browser.newContext(settings(look));
    }

    Page page(Look look) {
        return listened(person(look).newPage());
    }

    Page pageWithoutJavaScript() {
        return listened(browser.newContext(settings(Look.LIGHT).setJavaScriptEnabled(false))
                .newPage());
    }

    private static Browser.NewContextOptions settings(Look look) {
        return new Browser.NewContextOptions()
                .setBaseURL(WholeSystem.frontDoor().toString())
                .setColorScheme(look.scheme)
                .setViewportSize(look.width, look.height);
    }

    private Page listened(Page page) {
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** Everybody leaves; nothing of what went wrong is remembered. */
    void everybodyLeaves() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        complaints.clear();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
