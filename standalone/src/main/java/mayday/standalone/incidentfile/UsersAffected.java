package mayday.standalone.incidentfile;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * How many were affected, as the account puts it.
 *
 * @param range absent where the account has no number, or one that Mayday takes for no estimate
 * @param words all of it, for people
 */
record UsersAffected(
        @Nullable Range range,
        @Nullable String unit,
        @Nullable String basis,
        String words) {

    private static final String FIELD = "users_affected";

    // The limit of the door.
    private static final double MOST = 10_000_000_000.0;

    static @Nullable UsersAffected read(Fields file) {
        if (!file.has(FIELD)) {
            return null;
        }
        var users = file.object(FIELD, "value");
        return new UsersAffected(
                range(file, users),
                users.name("unit"),
                users.words("basis", Wording.LONGEST_TEXT),
                "Users affected: " + users.whole());
    }

    private static @Nullable Range range(Fields file, Fields users) {
        var value = Range.of(first(users, "value", "lower", "min"));
        if (value.isEmpty()) {
            file.odd(FIELD, "names no number that can be read, so it is a note");
            return null;
        }
        var bound = first(users, "upper", "max");
        var upper = Range.of(bound);
        if (!bound.isMissingNode()
                && upper.stream().noneMatch(most -> most.value() >= value.get().value())) {
            file.odd(FIELD, "has an upper bound that is none, or lies below the value");
        }
        var range = upper.map(value.get()::and).or(() -> value);
        if (range.get().most() > MOST) {
            file.odd(FIELD, "is more than Mayday takes for an estimate, so it is a note");
            return null;
        }
        return range.get();
    }

    private static JsonNode first(Fields users, String... fields) {
        return Stream.of(fields).filter(users::has).map(users::node).findFirst().orElse(MissingNode.getInstance());
    }
}
