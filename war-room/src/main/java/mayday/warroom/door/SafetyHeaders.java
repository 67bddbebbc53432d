package mayday.warroom.door;

import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told about every answer, errors included. */
final class SafetyHeaders {

    private static final String NOTHING_FROM_ELSEWHERE = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    static void putOn(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", NOTHING_FROM_ELSEWHERE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Not no-referrer: with that, browsers send "Origin: null" with our own forms.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private SafetyHeaders() {}
}
