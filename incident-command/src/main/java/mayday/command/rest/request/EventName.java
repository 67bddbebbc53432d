package mayday.command.rest.request;

import java.util.UUID;
import java.util.regex.Pattern;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads the id of an event: a UUID in its usual form, and in no other that some libraries take too. */
final class EventName extends StdDeserializer<UUID> {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    EventName() {
        super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (UUID) context.handleUnexpectedToken(UUID.class, parser);
        }
        var text = parser.getString();
        if (!UUID_FORM.matcher(text).matches()) {
            throw new DoorRefusal(DoorCode.INVALID_VALUE, "Must be the id of an event, a UUID.");
        }
        return UUID.fromString(text);
    }
}
