package mayday.command.rest.request;

import java.text.Normalizer;
import java.util.Optional;

/** Which characters a string may hold. */
final class Unicode {

    private static final int MOST_MARKS_IN_A_ROW = 8;

    private Unicode() {}

    /**
     * A string in normalization form C and, where it is a single line, without white space around it. One with more marks
     * in a row than may be is left for {@link #fault}: putting many marks in order takes the square of their number.
     */
    static String normalized(String text) {
        if (mostMarksInARow(text) > MOST_MARKS_IN_A_ROW) {
            return text;
        }
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.indexOf('\n') < 0 ? composed.strip() : composed;
    }

    /** What no string may hold, in a sentence: PostgreSQL or UTF-8 could not keep it. */
    static Optional<String> unstorable(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of("Must not hold U+0000.");
        }
        return text.codePoints().anyMatch(Unicode::isSurrogate)
                ? Optional.of("Must not hold half of a surrogate pair.")
                : Optional.empty();
    }

    /** What is wrong with a text, in a sentence; a single line may hold less than a text. */
    static Optional<String> fault(String text, boolean singleLine) {
        var forbidden = text.codePoints()
                .filter(point -> isBidirectionalControl(point) || (singleLine && breaksTheLine(point)))
                .findFirst();
        if (forbidden.isPresent()) {
            return Optional.of("Must not hold U+%04X.".formatted(forbidden.getAsInt()));
        }
        return mostMarksInARow(text) > MOST_MARKS_IN_A_ROW
                ? Optional.of("Must not hold more than %d combining marks in a row.".formatted(MOST_MARKS_IN_A_ROW))
                : Optional.empty();
    }

    private static int mostMarksInARow(String text) {
        int most = 0;
        int marks = 0;
        for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
            marks = isMark(text.codePointAt(index)) ? marks + 1 : 0;
            most = Math.max(most, marks);
        }
        return most;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Embeddings, overrides and isolates: they make a line read as something that it is not. */
    private static boolean isBidirectionalControl(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean breaksTheLine(int point) {
        return Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
    }
}
