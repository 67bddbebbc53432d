package mayday.warroom.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mayday.warroom.peers.IncidentCommands.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a command. It travels to the page that the browser is sent to in a cookie, and is told there once: in an
 * address it would be told again by every reload, and anybody could write one.
 *
 * @param version the version of the incident that it led to
 * @param warnings what the API found remarkable
 */
record Outcome(int version, String said, boolean nothingNew, List<String> warnings) {

    static final Outcome NONE = new Outcome(0, "", false, List.of());

    private static final String COOKIE = "mayday-outcome-";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    // A browser keeps 4 KiB in a cookie.
    private static final int MOST_WARNINGS = 4;
    private static final int LONGEST_WARNING = 160;

    /** @param done what is said where something was recorded; empty where the page says enough */
    static Outcome of(Recorded recorded, String done) {
        var said = recorded.isNothingNew() ? "Nothing new: it was recorded before." : done;
        var warnings = recorded.warnings().stream()
                .limit(MOST_WARNINGS)
                .map(warning -> shortened(warning.detail()))
                .toList();
        return new Outcome(recorded.version(), said, recorded.isNothingNew(), warnings);
    }

    private static String shortened(String detail) {
        return detail.codePointCount(0, detail.length()) <= LONGEST_WARNING
                ? detail
                : detail.substring(0, detail.offsetByCodePoints(0, LONGEST_WARNING)) + " …";
    }

    void tell(HttpServletResponse response, String number) {
        var json = JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(version, value, number, Duration.ofMinutes(1)));
    }

    /** What led to the version that the page was asked for; from now on it is told. */
    static Outcome take(
            HttpServletRequest request, HttpServletResponse response, String number, @Nullable Integer seen) {
        if (seen == null) {
            return NONE;
        }
        var cookies = request.getCookies();
        var outcome = (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(COOKIE + seen))
                .map(cookie -> parse(cookie.getValue()))
                .findFirst();
        if (outcome.isPresent()) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(seen, "", number, Duration.ZERO));
        }
        return outcome.orElse(NONE);
    }

    /** One for each version: of two that were recorded at the same time none takes the place of the other. */
    private static String cookie(int version, String value, String number, Duration age) {
        return ResponseCookie.from(COOKIE + version, value)
                .path("/incidents/" + number)
                .httpOnly(true)
                .sameSite("Strict")
                .maxAge(age)
                .build()
                .toString();
    }

    private static Outcome parse(String value) {
        try {
            return Objects.requireNonNullElse(
                    JSON.readValue(Base64.getUrlDecoder().decode(value), Outcome.class), NONE);
        } catch (IllegalArgumentException | JacksonException _) {
            return NONE;
        }
    }
}
