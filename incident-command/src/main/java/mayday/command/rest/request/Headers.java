package mayday.command.rest.request;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.regex.Pattern;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.door.HeaderValues;

/** Headers of ours: there once or not at all, and well-formed. */
final class Headers {

    private static final Pattern STRONG_VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,8})\"");
    private static final Pattern KEY = Pattern.compile("[!#-~]{1,255}|\"[!#-\\[\\]-~]{1,255}\"");
    private static final Pattern CORRELATION_ID = Pattern.compile("[!-~]{1,128}");

    private Headers() {}

    static Optional<String> one(HeaderValues headers, String name) {
        var values = headers.named(name);
        if (values.size() > 1) {
            throw malformed(name + " may be there once only.");
        }
        return values.stream().findFirst();
    }

    static Optional<Integer> expectedVersion(HeaderValues headers) {
        return one(headers, "If-Match").map(header -> {
            var version = STRONG_VERSION.matcher(header);
            if (!version.matches()) {
                throw malformed("If-Match must be one strong version such as \"17\", with its quotes.");
            }
            return Integer.parseInt(version.group(1));
        });
    }

    static Optional<String> idempotencyKey(HeaderValues headers) {
        return one(headers, "Idempotency-Key")
                .map(header -> matching(KEY, header, "Idempotency-Key must be 1 to 255 visible ASCII characters."))
                .map(header -> header.startsWith("\"") ? header.substring(1, header.length() - 1) : header);
    }

    static String correlationId(HeaderValues headers) {
        return one(headers, "X-Correlation-Id")
                .map(header ->
                        matching(CORRELATION_ID, header, "X-Correlation-Id must be 1 to 128 visible ASCII characters."))
                .orElseGet(() -> UuidCreator.getTimeOrderedEpoch().toString());
    }

    static DoorRefusal malformed(String detail) {
        return new DoorRefusal(DoorCode.MALFORMED_HEADER, detail);
    }

    private static String matching(Pattern form, String header, String otherwise) {
        if (!form.matcher(header).matches()) {
            throw malformed(otherwise);
        }
        return header;
    }
}
