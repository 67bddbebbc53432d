package mayday.command.rest.problem;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer carries, refusals of Tomcat included: nothing here is a page, and nothing is to be kept. */
public final class SecurityHeaders {

    private SecurityHeaders() {}

    public static void set(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
