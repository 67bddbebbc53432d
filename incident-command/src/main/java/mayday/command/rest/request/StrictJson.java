package mayday.command.rest.request;

import java.util.TreeMap;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one JSON document into a tree with sorted fields, which is also its canonical form. All limits are our own, so
 * that each has its own code; the parser's are out of the way.
 */
final class StrictJson {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ITEMS = 1000;
    private static final int LONGEST_NUMBER = 40;
    private static final int BITS_OF_AN_EXACT_INTEGER = 53;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory PARSERS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * MAX_DEPTH)
                    .maxNumberLength(Body.LIMIT)
                    .maxStringLength(Body.LIMIT)
                    .maxNameLength(Body.LIMIT)
                    .build())
            .build();

    private final JsonParser parser;
    private int depth;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    static JsonNode read(String body) {
        try (var parser = PARSERS.createParser(ObjectReadContext.empty(), body)) {
            return new StrictJson(parser).document();
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            throw new DoorRefusal(
                    DoorCode.MALFORMED_JSON,
                    at == null
                            ? "The body is not JSON."
                            : "The body is not JSON from line %d, column %d on."
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    private JsonNode document() {
        var document = value(parser.nextToken());
        if (parser.nextToken() != null) {
            throw new DoorRefusal(DoorCode.MALFORMED_JSON, "Something follows after the JSON document.");
        }
        return document;
    }

    private JsonNode value(@Nullable JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.stringNode(text());
            case VALUE_NUMBER_INT -> NODES.numberNode(integer());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case null, default -> throw new DoorRefusal(DoorCode.MALFORMED_JSON, "The body is not JSON.");
        };
    }

    private JsonNode object() {
        enter();
        var fields = new TreeMap<String, JsonNode>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var value = value(parser.nextToken());
            if (fields.put(name, value) != null) {
                throw refusal(DoorCode.DUPLICATE_FIELD, "This field is there twice.");
            }
            refuseMoreThan(MAX_ITEMS, fields.size());
        }
        depth--;
        var object = NODES.objectNode();
        object.setAll(fields);
        return object;
    }

    private JsonNode array() {
        enter();
        var items = NODES.arrayNode();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
            refuseMoreThan(MAX_ITEMS, items.size());
        }
        depth--;
        return items;
    }

    private void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw refusal(DoorCode.NESTED_TOO_DEEPLY, "The body is nested more than %d deep.".formatted(MAX_DEPTH));
        }
    }

    private void refuseMoreThan(int limit, int size) {
        if (size > limit) {
            throw refusal(DoorCode.TOO_MANY_ITEMS, "More than %d items or fields in one place.".formatted(limit));
        }
    }

    private String text() {
        var text = parser.getString();
        Unicode.unstorable(text).ifPresent(fault -> {
            throw refusal(DoorCode.INVALID_TEXT, fault);
        });
        return text;
    }

    private long integer() {
        if (parser.getStringLength() > LONGEST_NUMBER
                || parser.getBigIntegerValue().bitLength() > BITS_OF_AN_EXACT_INTEGER) {
            throw outOfRange();
        }
        return parser.getLongValue();
    }

    private double decimal() {
        if (parser.getStringLength() > LONGEST_NUMBER || !Double.isFinite(parser.getDoubleValue())) {
            throw outOfRange();
        }
        return parser.getDoubleValue();
    }

    private DoorRefusal outOfRange() {
        return refusal(DoorCode.NUMBER_OUT_OF_RANGE, "This number is too large or too long to be kept exactly.");
    }

    private DoorRefusal refusal(DoorCode code, String detail) {
        return DoorRefusal.at(code, parser.streamReadContext().pathAsPointer().toString(), detail);
    }
}
