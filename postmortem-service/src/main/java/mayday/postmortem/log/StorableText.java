package mayday.postmortem.log;

import tools.jackson.databind.JsonNode;

/** Text that neither PostgreSQL nor UTF-8 can hold is found before it could stop a whole batch. */
final class StorableText {

    private StorableText() {}

    static void check(JsonNode json) {
        if (json.isString()) {
            check(json.stringValue());
        }
        json.forEach(StorableText::check);
        json.propertyNames().forEach(StorableText::check);
    }

    private static void check(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw new UnreadableEvent("a text holds NUL or half a surrogate pair");
            }
            if (pair) {
                i++;
            }
        }
    }
}
