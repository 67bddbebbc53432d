package mayday.command.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import org.jspecify.annotations.Nullable;

/** The parameters of a query that takes whole numbers, and true or false: each known, each once. */
public final class Query {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Map<String, String> parameters = new HashMap<>();

    private Query() {}

    /** Refuses parameters that are not among {@code known}. */
    public static Query of(HttpServletRequest request, Set<String> known) {
        return parse(request.getQueryString(), known);
    }

    private static Query parse(@Nullable String raw, Set<String> known) {
        var query = new Query();
        if (raw == null) {
            return query;
        }
        for (var part : raw.split("&", -1)) {
            var name = part.split("=", 2)[0];
            if (!known.contains(name)) {
                throw new DoorRefusal(
                        DoorCode.UNKNOWN_PARAMETER,
                        "This path takes %s.".formatted(known.isEmpty() ? "no parameters" : "only " + known));
            }
            if (query.parameters.put(name, part.substring(Math.min(part.length(), name.length() + 1))) != null) {
                throw new DoorRefusal(
                        DoorCode.REPEATED_PARAMETER, "The parameter %s may be there once only.".formatted(name));
            }
        }
        return query;
    }

    public int number(String name, int otherwise, int least, int most) {
        var number = number(name, least, most);
        return number == null ? otherwise : number;
    }

    /** Absent where it was left out. */
    public @Nullable Integer number(String name, int least, int most) {
        var text = parameters.get(name);
        if (text == null) {
            return null;
        }
        if (WHOLE_NUMBER.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new DoorRefusal(
                DoorCode.MALFORMED_PARAMETER,
                "The parameter %s must be a whole number from %d to %d.".formatted(name, least, most));
    }

    /** Absent where it was left out. */
    public @Nullable Boolean flag(String name) {
        return switch (parameters.get(name)) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new DoorRefusal(
                        DoorCode.MALFORMED_PARAMETER, "The parameter %s must be true or false.".formatted(name));
        };
    }
}
