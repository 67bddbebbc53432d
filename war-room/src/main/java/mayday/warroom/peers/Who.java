package mayday.warroom.peers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;

/** Who is speaking, as they say themselves; empty texts where they did not say. Not an authentication. */
public record Who(String name, String role) {

    public static final Who NOBODY_IN_PARTICULAR = new Who("", "");

    private static final int LONGEST_ID = 200;

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

    /** Stable for a name, and plain and short enough for the API. */
    public String id() {
        var plain = encoded(name.toLowerCase(Locale.ROOT)).replace("%20", "-");
        return plain.length() <= LONGEST_ID
                ? plain
                : "name-" + UUID.nameUUIDFromBytes(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Percent-encoded UTF-8, as headers carry it. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
