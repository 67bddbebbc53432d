package mayday.postmortem.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on. It says no more than the number of the last line, so that there is nothing to forge: a made-up
 * token is just another place in the list.
 */
final class PageToken {

    private static final String PREFIX = "before:";

    private PageToken() {}

    static String after(String number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + number.substring("INC-".length())).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal {@code malformed_parameter} where it never was a token */
    static @Nullable Long read(@Nullable String token) {
        if (token == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.matches(PREFIX + "[0-9]{1,18}")) {
                return Long.parseLong(text.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException notBase64) {
            throw refusal();
        }
        throw refusal();
    }

    private static Refusal refusal() {
        return Refusal.ofField(ProblemCode.MALFORMED_PARAMETER, "pageToken", "pageToken comes from an earlier page.");
    }
}
