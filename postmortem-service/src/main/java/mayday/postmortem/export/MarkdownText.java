package mayday.postmortem.export;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * People's text inside Markdown: shown as they wrote it, never as markup. No HTML, no links they did not write as links
 * to http or https, no invisible characters that turn the text around.
 */
final class MarkdownText {

    /** Starts of a line that would make it a heading, a list, a rule or a code block. */
    private static final Pattern BLOCK_START = Pattern.compile("^(#{1,6}|[-+=]+|\\d{1,9}[.)])(?=\\s|$|-|=)");

    private MarkdownText() {}

    /** On one line, wherever the text breaks. */
    static String line(String text) {
        return String.join(" ", lines(text));
    }

    /** Line by line, each continued with the indentation of the list item it belongs to. */
    static String block(String text, String indentation) {
        return String.join("\\\n" + indentation, lines(text));
    }

    static String cell(@Nullable String text) {
        return text == null || text.isBlank() ? "–" : line(text);
    }

    /** A link where the address is plainly one of the web, else the text of it. */
    static String link(String label, String url) {
        return isWeb(url) ? "[%s](<%s>)".formatted(line(label), url) : line(label) + ": " + line(url);
    }

    private static boolean isWeb(String url) {
        try {
            var scheme = new URI(url).getScheme();
            return scheme != null && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            if (!line.isBlank()) {
                var escaped = escape(line.strip());
                var block = BLOCK_START.matcher(escaped);
                lines.add(block.find() ? escapeStart(escaped, block.end(1)) : escaped);
            }
        }
        return lines;
    }

    /** For "1." the mark to escape is the last one, for "#" or "-" any does. */
    private static String escapeStart(String line, int end) {
        return line.substring(0, end - 1) + "\\" + line.substring(end - 1);
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        var points = text.codePoints().toArray();
        for (var i = 0; i < points.length; i++) {
            var c = points[i];
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\t' -> escaped.append(' ');
                case '\\', '`', '*', '[', ']', '|', '~' -> escaped.append('\\').appendCodePoint(c);
                case '_' -> escaped.append(isInsideWord(points, i) ? "_" : "\\_");
                default -> escaped.append(isHidden(c) ? "U+%04X".formatted(c) : Character.toString(c));
            }
        }
        return escaped.toString();
    }

    /** There it never starts emphasis, and names such as max_wal_size stay readable. */
    private static boolean isInsideWord(int[] points, int i) {
        return i > 0
                && i + 1 < points.length
                && Character.isLetterOrDigit(points[i - 1])
                && Character.isLetterOrDigit(points[i + 1]);
    }

    /** Control characters and the marks that reorder text. */
    private static boolean isHidden(int c) {
        return Character.getType(c) == Character.CONTROL
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x2028
                || c == 0x2029;
    }
}
