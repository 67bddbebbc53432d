package mayday.warroom.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mayday.warroom.peers.Who;

/**
 * One command as a form.
 *
 * @param command as the public API names it
 * @param done what the page says once it is recorded
 */
record Step(String command, String label, String done, List<Field> fields) {

    boolean isOfAnEntry() {
        return Steps.OF_AN_ENTRY.contains(this);
    }

    /** What is asked of whom: somebody who is not known yet is asked for their name. */
    public List<Field> fields(Who who) {
        return fields.stream()
                .map(field -> field.equals(Steps.YOU) && who.name().isEmpty() ? Steps.WHO : field)
                .toList();
    }

    /** What the API could not know to be missing: to it, nobody in particular is somebody as well. */
    Optional<String> fault(Map<String, String> typed, Who who) {
        var isNamed = !who.name().isEmpty()
                || !typed.getOrDefault(Steps.YOU.name(), "").isBlank();
        return isNamed || !fields.contains(Steps.YOU)
                ? Optional.empty()
                : Optional.of("Name who it is, or say above who you are. Nothing is recorded yet.");
    }

    /**
     * What the form calls the place that a JSON pointer names, to put before what is wrong there.
     *
     * @param typed what the form held, which may have offered less than all that the command takes
     */
    String label(String pointer, Map<String, String> typed) {
        if (!pointer.startsWith("/")) {
            return "";
        }
        var path = pointer.substring(1).replace('/', '.');
        var there = fields.stream().filter(field -> field.isAt(path)).toList();
        var held =
                there.stream().filter(field -> typed.containsKey(field.name())).toList();
        var asked =
                (held.isEmpty() ? there : held).stream().map(Field::shortLabel).collect(Collectors.joining(" or "));
        return (asked.isEmpty() ? Told.word(Told.stamp(path.replaceFirst("\\..*", ""))) : asked) + ": ";
    }

    /** What was typed, as the body that the API wants. */
    Map<String, Object> body(Map<String, String> typed) {
        var body = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            field.value(typed.getOrDefault(field.name(), ""))
                    .ifPresent(value -> put(body, List.of(field.name().split("\\.")), value));
        }
        return body;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> body, List<String> path, Object value) {
        if (path.size() == 1) {
            body.put(path.getFirst(), value);
        } else if (path.size() == 2 && path.get(1).equals("0")) {
            body.put(path.getFirst(), List.of(value));
        } else if (path.get(1).equals("0")) {
            var item = new LinkedHashMap<String, Object>();
            put(item, path.subList(2, path.size()), value);
            body.put(path.getFirst(), List.of(item));
        } else {
            var inner = (Map<String, Object>)
                    body.computeIfAbsent(path.getFirst(), _ -> new LinkedHashMap<String, Object>());
            put(inner, path.subList(1, path.size()), value);
        }
    }
}
