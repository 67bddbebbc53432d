package mayday.command.rest.request;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which characters a string may hold. */
final class Unicode {

    private static final int MOST_MARKS_IN_A_ROW = 8;

    /** Alphabets that share the shapes of many letters: a Cyrillic с looks like a Latin c. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.COPTIC,
            UnicodeScript.CHEROKEE);

    private Unicode() {}

    /**
     * A string in normalization form C, its lines ending with LF and, where it is a single line, without white space
     * around it. One with more marks in a row than may be is left for {@link #fault}: putting many marks in order takes
     * the square of their number.
     */
    static String normalized(String text) {
        if (mostMarksInARow(text) > MOST_MARKS_IN_A_ROW) {
            return text;
        }
        // Forms of web pages end their lines with CR LF.
        var composed = Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC);
        return composed.indexOf('\n') < 0 ? composed.strip() : composed;
    }

    /** Nothing in it is to be seen. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(point -> Character.isWhitespace(point) || isInvisible(point));
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
                .filter(point -> isBidirectionalControl(point)
                        || (singleLine ? breaksTheLine(point) : isControlOfDevices(point)))
                .findFirst();
        if (forbidden.isPresent()) {
            return Optional.of(mustNotHold(forbidden.getAsInt()));
        }
        return mostMarksInARow(text) > MOST_MARKS_IN_A_ROW
                ? Optional.of("Must not hold more than %d combining marks in a row.".formatted(MOST_MARKS_IN_A_ROW))
                : Optional.empty();
    }

    /** What is wrong with a name, in a sentence: two that look the same should be the same, for names are keys. */
    static Optional<String> faultOfName(String name) {
        var forbidden = name.codePoints()
                .filter(point -> isInvisible(point) || hasNoMeaning(point))
                .findFirst();
        return forbidden.isPresent()
                ? Optional.of(mustNotHold(forbidden.getAsInt()))
                : fault(name, true).or(() -> mixture(name));
    }

    private static String mustNotHold(int point) {
        return "Must not hold U+%04X.".formatted(point);
    }

    /** Letters of two alphabets in one word, which ends with whatever is no letter and no mark. */
    private static Optional<String> mixture(String name) {
        UnicodeScript ofWord = null;
        for (var point : name.codePoints().toArray()) {
            if (!Character.isLetter(point) && !isMark(point)) {
                ofWord = null;
                continue;
            }
            var script = UnicodeScript.of(point);
            if (ALIKE.contains(script)) {
                if (ofWord != null && ofWord != script) {
                    return Optional.of("Must not hold %s and %s letters in one word.".formatted(ofWord, script));
                }
                ofWord = script;
            }
        }
        return Optional.empty();
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

    /** All but what texts consist of: they make a terminal ring, move its cursor or hide what it showed. */
    private static boolean isControlOfDevices(int point) {
        return Character.isISOControl(point) && point != '\n' && point != '\t';
    }

    /** Nothing is seen of it, or no more than of a space that is another one. */
    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> isBlankLetter(point) || isVariationSelector(point);
        };
    }

    /** Letters, marks and symbols that are drawn as nothing: joiners, fillers, inherent vowels, and Braille without dots. */
    private static boolean isBlankLetter(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            case 0x13441, 0x13442, 0x16FE4, 0x1D159 -> true;
            default -> isReservedForInvisible(point);
        };
    }

    /** Not assigned yet, but drawn as nothing already. */
    private static boolean isReservedForInvisible(int point) {
        return point == 0x2065 || (point >= 0xFFF0 && point <= 0xFFF8) || (point >= 0xE0000 && point <= 0xE0FFF);
    }

    /** Everybody sees something else of it: no character, one of somebody's own, or what stands for an object. */
    private static boolean hasNoMeaning(int point) {
        return switch (Character.getType(point)) {
            case Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            default -> point == 0xFFFC;
        };
    }

    private static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF)
                || (point >= 0x180B && point <= 0x180F);
    }

    private static boolean breaksTheLine(int point) {
        return Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
    }
}
