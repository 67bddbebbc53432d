package mayday.command.rest.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import mayday.command.door.HeaderValues;
import mayday.command.incident.Actor;
import org.jspecify.annotations.Nullable;

/** Who speaks. Callers are believed: this is the seam where authentication will take the place of headers. */
final class Actors {

    static final String ANONYMOUS = "anonymous";

    private static final int LONGEST = 200;
    private static final Pattern ID = Pattern.compile("[!-~]{1,200}");
    private static final Pattern ENCODED = Pattern.compile("(?:[ -$&-~]|%[0-9A-Fa-f]{2})+");

    private Actors() {}

    static Actor of(HeaderValues headers) {
        return new Actor(
                Headers.one(headers, "Mayday-Actor-Kind").map(Actors::kind).orElse(Actor.Kind.PERSON),
                Headers.one(headers, "Mayday-Actor-Id").map(Actors::id).orElse(ANONYMOUS),
                text(headers, "Mayday-Actor-Name"),
                text(headers, "Mayday-Actor-Role"));
    }

    private static Actor.Kind kind(String header) {
        return switch (header) {
            case "person" -> Actor.Kind.PERSON;
            case "service" -> Actor.Kind.SERVICE;
            case "system" -> Actor.Kind.SYSTEM;
            default -> throw Headers.malformed("Mayday-Actor-Kind must be person, service or system.");
        };
    }

    private static String id(String header) {
        if (!ID.matcher(header).matches()) {
            throw Headers.malformed("Mayday-Actor-Id must be 1 to 200 visible ASCII characters.");
        }
        return header;
    }

    private static @Nullable String text(HeaderValues headers, String name) {
        return Headers.one(headers, name)
                .map(header -> decoded(header)
                        .filter(text -> !Unicode.isBlank(text) && text.codePointCount(0, text.length()) <= LONGEST)
                        .filter(text -> Unicode.faultOfName(text).isEmpty())
                        .orElseThrow(() -> Headers.malformed(name
                                + " must be one line of at most 200 visible characters as percent-encoded UTF-8.")))
                .orElse(null);
    }

    private static Optional<String> decoded(String header) {
        if (!ENCODED.matcher(header).matches()) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(header.length());
        for (int index = 0; index < header.length(); index++) {
            if (header.charAt(index) == '%') {
                bytes.put((byte) Integer.parseInt(header, index + 1, index + 3, 16));
                index += 2;
            } else {
                bytes.put((byte) header.charAt(index));
            }
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return Optional.of(Unicode.normalized(text.toString()));
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
