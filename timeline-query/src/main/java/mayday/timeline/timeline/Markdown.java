package mayday.timeline.timeline;

import java.util.regex.Pattern;

/** Text of people as text in Markdown: whatever they wrote, it stays what they wrote. */
final class Markdown {

    /** Everything that CommonMark or its GitHub flavor could take for markup. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|&~^$!@]");

    private static final Pattern LINE_START = Pattern.compile("^(\\s*)([-+=:]|\\d+[.)])");
    /** Control characters, and those that turn the direction of text around. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]");

    private Markdown() {}

    /** One line, to stand anywhere in a line. */
    static String line(String text) {
        return escaped(text.replaceAll("\\s+", " ").strip());
    }

    /** One line that begins a line of its own. */
    static String ownLine(String text) {
        var escaped = line(text);
        var start = LINE_START.matcher(escaped);
        if (!start.find()) {
            return escaped;
        }
        var mark = start.group(2);
        var last = mark.length() - 1;
        return start.group(1) + mark.substring(0, last) + "\\" + mark.substring(last) + escaped.substring(start.end());
    }

    private static String escaped(String text) {
        var visible = INVISIBLE
                .matcher(text)
                .replaceAll(found -> "U+%04X".formatted((int) found.group().charAt(0)));
        return MARKUP.matcher(visible).replaceAll("\\\\$0");
    }
}
