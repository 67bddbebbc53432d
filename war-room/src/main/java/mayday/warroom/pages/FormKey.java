package mayday.warroom.pages;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The Idempotency-Key that a form was given: the same for every attempt of one click. */
final class FormKey {

    private static final Pattern OURS = Pattern.compile("[0-9A-Za-z-]{1,100}");

    /** What came back in the form; a new one where that is none of ours. */
    static String of(Map<String, String> typed) {
        var key = typed.getOrDefault("key", "");
        return OURS.matcher(key).matches() ? key : fresh();
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    private FormKey() {}
}
