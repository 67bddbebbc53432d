package mayday.warroom.pages;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One thing a form asks for.
 *
 * @param name where it goes in the API's body; a dot leads into an object
 */
record Field(String name, String label, Kind kind, boolean required, List<String> choices) {

    /** How it is asked for, and what becomes of the answer. */
    enum Kind {
        LINE,
        LINES,
        CHOICE,
        SYSTEM,
        LIST,
        /** A whole number from 1. */
        COUNT,
        /** Any number from 0. */
        AMOUNT,
        /** Ticked, it is true. */
        YES,
        /** Ticked, it is false. */
        NO,
        INSTANT
    }

    static Field line(String name, String label) {
        return new Field(name, label, Kind.LINE, false, List.of());
    }

    static Field lines(String name, String label) {
        return new Field(name, label, Kind.LINES, false, List.of());
    }

    static Field choice(String name, String label, String... choices) {
        return new Field(name, label, Kind.CHOICE, false, List.of(choices));
    }

    static Field of(Kind kind, String name, String label) {
        return new Field(name, label, kind, false, List.of());
    }

    Field must() {
        return new Field(name, label, kind, true, choices);
    }

    /** Whether the API's body has it at this path, below it or around it. */
    boolean isAt(String path) {
        return name.equals(path) || name.startsWith(path + ".") || path.startsWith(name + ".");
    }

    /** The label without what it explains. */
    String shortLabel() {
        return label.replaceAll(" \\(.*\\)|\\?$", "");
    }

    /** What was typed, in words. */
    String shown(String typed) {
        return switch (kind) {
            case LINE, LINES, SYSTEM, LIST, COUNT, AMOUNT, INSTANT -> typed.strip();
            case CHOICE -> word(typed);
            case YES, NO -> "yes";
        };
    }

    public String word(String choice) {
        return choice.startsWith("SEV") ? Severity.of(choice).label() : Told.word(choice);
    }

    /** What the API wants for what was typed; empty for nothing. */
    Optional<Object> value(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case LINE, LINES, CHOICE, SYSTEM -> text;
                    case LIST ->
                        Arrays.stream(text.split(","))
                                .map(String::strip)
                                .filter(item -> !item.isEmpty())
                                .toList();
                    case COUNT, AMOUNT -> number(text);
                    case YES -> true;
                    case NO -> false;
                    case INSTANT -> instant(text);
                });
    }

    /** What is no number goes on as it is: the API says best what it wants. */
    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            return text;
        }
    }

    private static String instant(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toString();
        } catch (DateTimeParseException _) {
            return text;
        }
    }
}
