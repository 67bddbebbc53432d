package mayday.command.incident;

import java.util.Arrays;
import java.util.Collection;

/**
 * What people made up, as it is told back to them in a sentence: as much of each value as tells which one it was, and of
 * a list as many as can be read.
 */
final class Told {

    private static final int LONGEST = 100;
    private static final int LONGEST_LIST = 250;

    private Told() {}

    /** The sentence with its values; texts and lists among them are shortened, and the sentence itself is not. */
    static String in(String sentence, Object... values) {
        return values.length == 0
                ? sentence
                : sentence.formatted(Arrays.stream(values).map(Told::told).toArray());
    }

    private static Object told(Object value) {
        return switch (value) {
            case String text -> shortened(text);
            case Collection<?> items -> list(items);
            default -> value;
        };
    }

    private static String list(Collection<?> items) {
        var list = new StringBuilder();
        int left = items.size();
        for (var item : items) {
            var next = shortened(String.valueOf(item));
            if (!list.isEmpty() && list.length() + next.length() > LONGEST_LIST) {
                return list.append(" and %d more".formatted(left)).toString();
            }
            list.append(list.isEmpty() ? "" : ", ").append(next);
            left--;
        }
        return list.toString();
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
