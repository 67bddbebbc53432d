package mayday.command.door;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The W3C trace a request belongs to; one of its own where the caller named none, or none that is well-formed. */
public final class Trace {

    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /** The caller's traceparent, of all headers of that name; a malformed one counts as absent, as W3C Trace Context asks. */
    public static Optional<String> parent(List<String> headers) {
        return headers.stream()
                .findFirst()
                .filter(header -> TRACEPARENT.matcher(header).matches());
    }

    /** The id of the trace that these headers name, or of a new one. */
    public static String id(List<String> headers) {
        return parent(headers).map(Trace::traceId).orElseGet(Trace::random);
    }

    private static String traceId(String parent) {
        return parent.substring(3, 35);
    }

    private static String random() {
        var bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
