package mayday.endtoend.badinput;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Bodies that cannot be parsed, or that say what cannot be said. At every door that takes one. */
final class BodyAttacks {

    /** Long enough that telling it back would be noticed. */
    static final String CANARY = "canary7-".repeat(40);

    private static final int MEBIBYTE = 1 << 20;

    /** A name in the body of a {@link Door}; a title is none. */
    private static final Pattern NAME = Pattern.compile(":\"(s|Ada|c|d|n|p|H1|S1|Meet|stay-calm)\"");

    private BodyAttacks() {}

    static List<Attack> all() {
        return List.of(
                body("empty body", "", 400),
                body("not JSON", "title=down", 400),
                body("truncated JSON", "{\"title\":\"T\"", 400),
                body("no number", "{\"title\":NaN}", 400),
                body("an array", "[]", 422),
                body("a string", "\"" + CANARY + "\"", 422),
                body("null", "null", 422, 400),
                body("nested 501 deep", "{\"a\":" + "[".repeat(501) + "]".repeat(501) + "}", 400),
                body("1 MiB and one byte", "{\"title\":\"" + "a".repeat(MEBIBYTE) + "\"}", 413),
                body("byte order mark", "\uFEFF{\"title\":\"T\"}", 400),
                changed("trailing garbage", body -> body + "x", 400),
                changed("two documents", body -> body + body, 400),
                changed("field twice", body -> body.replaceFirst("\\{(\"[a-zA-Z]+\":[^,}]+)", "{$1,$1"), 400),
                field("unknown field", "severty", "\"SEV1\"", 422),
                field("unknown field that is long", CANARY, "1", 422),
                field("a server's own id", "id", "\"0195d6ce-9a5b-7000-8000-000000000000\"", 422),
                field("a server's own sequence", "sequence", "7", 422),
                field("a server's own recordedAt", "recordedAt", "\"2026-01-01T00:00:00Z\"", 422),
                field("an actor of one's own", "actor", "{\"id\":\"root\"}", 422),
                field("a number for an instant", "occurredAt", "5", 422),
                field("an object for an instant", "occurredAt", "{}", 422),
                field("digits without end", "occurredAt", "1" + "0".repeat(9_000), 422, 400),
                field("a huge exponent", "occurredAt", "1e400000", 422, 400),
                field("words for an instant", "occurredAt", "\"" + CANARY + "\"", 422, 400),
                field("10,000 elements", "occurredAt", "[" + "1,".repeat(9_999) + "1]", 422),
                text("a number for words", "12345678901234567890123", 422),
                text("an object for words", "{\"a\":1}", 422),
                text("the escape of NUL", "\"a\\u0000b\"", 422),
                text("half a surrogate pair", "\"a\\ud800b\"", 422, 400),
                text("the other half", "\"a\\udc00b\"", 422, 400),
                text("nothing to be seen", "\"\\u200b\\u00a0\\u3164\"", 422),
                text("far too long", "\"" + CANARY.repeat(300) + "\"", 422),
                text("thousands of combining marks", "\"Z" + "\u0301".repeat(5_000) + "\"", 422),
                text("a bell", "\"a\\u0007b\"", 422),
                text("an escape sequence", "\"a\\u001b[31mb\"", 422),
                text("an escape sequence of one character", "\"a\\u009b31mb\"", 422),
                text("a delete", "\"a\\u007fb\"", 422),
                text("a carriage return alone", "\"a\\rb\"", 422),
                name("a zero-width space in a name", "$1\\\\u200b", 422),
                name("a byte order mark in a name", "\\\\ufeff$1", 422),
                name("a soft hyphen in a name", "$1\\\\u00ad", 422),
                name("a tag character in a name", "$1\\\\udb40\\\\udc41", 422),
                name("a no-break space in a name", "$1\\\\u00a0x", 422),
                name("a character of one's own in a name", "$1\\\\ue000", 422),
                name("what is no character in a name", "$1\\\\uffff", 422),
                name("two alphabets in a name", "x\\\\u0441$1", 422),
                raw("a NUL byte", new byte[] {'a', 0, 'b'}, 400),
                raw("a lone continuation byte", new byte[] {'a', (byte) 0x80}, 400),
                raw("an overlong slash", new byte[] {(byte) 0xC0, (byte) 0xAF}, 400),
                raw("an encoded surrogate", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, 400),
                raw("beyond Unicode", new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, 400));
    }

    private static Attack body(String name, String body, Integer... statuses) {
        return Attack.of(
                name, incident -> Door.all().map(door -> RawRequest.post(door.target(incident), body)), statuses);
    }

    private static Attack changed(String name, UnaryOperator<String> change, Integer... statuses) {
        return Attack.of(
                name,
                incident -> Door.all()
                        .map(door -> RawRequest.post(door.target(incident), change.apply(door.body(incident) + "}"))),
                statuses);
    }

    private static Attack field(String name, String field, String json, Integer... statuses) {
        return Attack.of(name, incident -> Door.all().map(door -> door.with(incident, Map.of(field, json))), statuses);
    }

    private static Attack text(String name, String json, Integer... statuses) {
        return Attack.of(
                name,
                incident -> Door.thatTakeWords().map(door -> door.with(incident, Map.of(door.text(), json))),
                statuses);
    }

    /** Another name in place of the first that a body has. */
    private static Attack name(String name, String changed, Integer... statuses) {
        return Attack.of(
                name,
                incident -> Door.COMMANDS.stream()
                        .filter(door -> NAME.matcher(door.body()).find())
                        .map(door -> RawRequest.post(
                                door.target(incident),
                                NAME.matcher(door.body()).replaceFirst(":\"" + changed + "\"") + "}")),
                statuses);
    }

    /** Bytes inside a text that are not UTF-8. */
    private static Attack raw(String name, byte[] bytes, Integer... statuses) {
        var unfit = new String(bytes, StandardCharsets.ISO_8859_1);
        return Attack.of(
                name,
                incident -> Door.thatTakeWords()
                        .map(door -> RawRequest.post(door.target(incident), "")
                                .withBody("%s,\"%s\":\"%s\"}"
                                        .formatted(door.body(), door.text(), unfit)
                                        .getBytes(StandardCharsets.ISO_8859_1))),
                statuses);
    }
}
