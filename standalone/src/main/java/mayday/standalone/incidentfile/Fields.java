package mayday.standalone.incidentfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One object of a file. What a field holds but cannot be read as what it should be is absent, and told. */
final class Fields {

    private static final int LONGEST_QUOTE = 200;

    private final JsonNode json;
    private final String place;
    private final List<Oddity> oddities;

    private Fields(JsonNode json, String place, List<Oddity> oddities) {
        this.json = json;
        this.place = place;
        this.oddities = oddities;
    }

    static Fields of(JsonNode file) {
        return new Fields(file, "", new ArrayList<>());
    }

    /** What was told of this object and of all that belong to the same file. */
    List<Oddity> oddities() {
        return List.copyOf(oddities);
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    JsonNode node(String field) {
        return json.path(field);
    }

    Fields object(String field) {
        if (has(field) && !json.path(field).isObject()) {
            odd(field, "is no object, so nothing of it was read");
        }
        return new Fields(json.path(field), place, oddities);
    }

    /** What is no object stands for one that has the field {@code only}. */
    Fields object(String field, String only) {
        return new Fields(object(json.path(field), only), place + field + " ", oddities);
    }

    /** One that stands alone is a list of one; elements that are no objects stand for one that has the field {@code only}. */
    List<Fields> items(String field, String only) {
        var value = json.path(field);
        var elements = value.isArray() ? value.valueStream().toList() : List.of(value);
        var items = new ArrayList<Fields>();
        for (int index = 0; index < elements.size(); index++) {
            var element = elements.get(index);
            if (!element.isNull() && !element.isMissingNode()) {
                items.add(new Fields(object(element, only), "%s%s %d ".formatted(place, field, index + 1), oddities));
            }
        }
        return items;
    }

    private static JsonNode object(JsonNode value, String only) {
        return value.isObject() || value.isNull() || value.isMissingNode()
                ? value
                : JsonNodeFactory.instance.objectNode().set(only, value);
    }

    @Nullable
    String words(String field) {
        if (!has(field)) {
            return null;
        }
        if (!json.path(field).isValueNode()) {
            odd(field, "is no text");
            return null;
        }
        var words = Wording.clean(json.path(field).asString());
        return Wording.isBlank(words) ? null : words;
    }

    /** Tells that only the first {@code most} characters are recorded. */
    @Nullable
    String words(String field, int most) {
        var words = words(field);
        if (words != null && Wording.length(words) > most) {
            odd(field, "is longer than %d characters, so the rest was cut".formatted(most));
        }
        return words;
    }

    @Nullable
    String name(String field) {
        var words = words(field, Wording.LONGEST_NAME);
        var name = words == null ? "" : Wording.name(words);
        return name.isEmpty() ? null : name;
    }

    /** The name in the first of these fields that holds one; none at all is told. */
    @Nullable
    String firstName(String... fields) {
        var name = Stream.of(fields).map(this::name).filter(Objects::nonNull).findFirst();
        if (name.isEmpty()) {
            oddities.add(new Oddity(place.strip(), Wording.cut(quote(json), LONGEST_QUOTE), "has no name"));
        }
        return name.orElse(null);
    }

    @Nullable
    Moment moment(String field) {
        var words = words(field);
        var moment = Moment.parse(words);
        if (words != null && moment == null) {
            odd(field, "is no time that can be read");
        }
        return moment;
    }

    /** A number, or a text that is one. */
    @Nullable
    Double number(String field) {
        var number = json.path(field).asDoubleOpt();
        if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
            return number.getAsDouble();
        }
        if (has(field)) {
            odd(field, "is no number");
        }
        return null;
    }

    /** Its fields and what they hold, in their order, for people. */
    String whole() {
        return json.properties().stream()
                .map(field -> field.getKey() + " " + quote(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    boolean isTrue(String field) {
        var isTrue = json.path(field).asBooleanOpt();
        if (has(field) && isTrue.isEmpty()) {
            odd(field, "is neither true nor false");
        }
        return isTrue.orElse(false);
    }

    void odd(String field, String why) {
        oddities.add(new Oddity(place + field, Wording.cut(quote(json.path(field)), LONGEST_QUOTE), why));
    }

    private static String quote(JsonNode value) {
        return Wording.clean(value.isValueNode() ? value.asString() : value.toString());
    }
}
