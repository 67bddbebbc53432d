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

    static Who read(HttpServletRequest request) {
        var cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(cookie -> parse(cookie.getValue()))
                .findFirst()
                .orElse(Who.NOBODY_IN_PARTICULAR);
    }

    /** Both as {@link PlainName} has them. */
    static ResponseCookie of(String name, String role) {
        return ResponseCookie.from(
                        NAME, Who.encoded(name) + "." + Who.encoded(role).replace(".", "%2E"))
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
                    : new Who(known("name", value.substring(0, dot)), known("role", value.substring(dot + 1)));
        } catch (IllegalArgumentException _) {
            return Who.NOBODY_IN_PARTICULAR;
        }
    }

    /** A name that the API would not take would keep somebody from doing anything: it is not remembered. */
    private static String known(String what, String encoded) {
        var text = PlainName.tidied(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        return PlainName.fault(what, text).isEmpty() ? text : "";
    }

    private WhoCookie() {}
}
