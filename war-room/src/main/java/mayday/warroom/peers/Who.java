package mayday.warroom.peers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** Who is speaking, as they say themselves; empty texts where they did not say. Not an authentication. */
public record Who(String name, String role) {

    public static final Who NOBODY_IN_PARTICULAR = new Who("", "");

    /** The public API's actor headers; none for somebody who did not say who they are. */
    HttpHeaders headers() {
        var headers = new HttpHeaders();
        if (!name.isEmpty()) {
            headers.set("Mayday-Actor-Kind", "person");
            headers.set("Mayday-Actor-Id", id());
            headers.set("Mayday-Actor-Name", encoded(name));
        }
        if (!role.isEmpty()) {
            headers.set("Mayday-Actor-Role", encoded(role));
        }
        return headers;
    }

    /** Stable for a name, and plain enough for a header. */
    public String id() {
        return encoded(name.toLowerCase(Locale.ROOT)).replace("%20", "-");
    }

    /** Percent-encoded UTF-8, as headers carry it. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
