package mayday.endtoend.badinput;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it came. */
record RawAnswer(int status, String head, String body) {

    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: *(\\d+)");

    static RawAnswer of(String received) {
        var end = received.indexOf("\r\n\r\n");
        if (end < 0 || !received.startsWith("HTTP/1.1 ")) {
            throw new IllegalArgumentException("Not an HTTP answer: " + received);
        }
        return new RawAnswer(
                Integer.parseInt(received.substring(9, 12)),
                received.substring(0, end).toLowerCase(Locale.ROOT),
                received.substring(end + 4));
    }

    /** Whether nothing more is announced. */
    static boolean isWhole(String received) {
        var end = received.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        var length = LENGTH.matcher(received.substring(0, end));
        return length.find()
                ? received.substring(end + 4).getBytes(StandardCharsets.UTF_8).length
                        >= Integer.parseInt(length.group(1))
                : received.endsWith("\r\n0\r\n\r\n");
    }

    boolean isProblem() {
        return head.contains("content-type: application/problem+json");
    }

    /** The stable code, or what is there instead of one. */
    String code() {
        try {
            // Chunked answers have their lengths around the document.
            var document = body.substring(Math.max(0, body.indexOf('{')), body.lastIndexOf('}') + 1);
            return JsonMapper.shared().readTree(document).path("code").asString("(no code)");
        } catch (JacksonException | IndexOutOfBoundsException notJson) {
            return "(not JSON) " + body.substring(0, Math.min(200, body.length()));
        }
    }
}
