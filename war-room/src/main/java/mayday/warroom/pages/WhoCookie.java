package mayday.warroom.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import mayday.warroom.peers.Who;
import org.springframework.http.ResponseCookie;

/** Remembers in the browser who somebody says they are. It proves nothing, so it opens nothing. */
final class WhoCookie {

    private static final String NAME = "mayday-who";
    private static final int LONGEST = 80;

    static Who read(HttpServletRequest request) {
        var cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(cookie -> parse(cookie.getValue()))
                .findFirst()
                .orElse(Who.NOBODY_IN_PARTICULAR);
    }

    static ResponseCookie of(String name, String role) {
        return ResponseCookie.from(
                        NAME,
                        Who.encoded(oneLine(name)) + "."
                                + Who.encoded(oneLine(role)).replace(".", "%2E"))
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .maxAge(Duration.ofDays(180))
                .build();
    }

    private static Who parse(String value) {
        var dot = value.lastIndexOf('.');
        try {
            return dot < 0
                    ? Who.NOBODY_IN_PARTICULAR
                    : new Who(oneLine(decoded(value.substring(0, dot))), oneLine(decoded(value.substring(dot + 1))));
        } catch (IllegalArgumentException _) {
            return Who.NOBODY_IN_PARTICULAR;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST));
    }

    private WhoCookie() {}
}
