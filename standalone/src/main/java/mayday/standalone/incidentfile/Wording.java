package mayday.standalone.incidentfile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of an account in the words of Mayday, within what its doors accept. */
final class Wording {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_REFERENCE = 2000;
    static final int LONGEST_TEXT = 8000;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");
    private static final Pattern UNFIT =
            Pattern.compile("[[\\p{Cc}&&[^\\n\\t]]\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\p{Cs}]+");
    private static final Pattern SPACES = Pattern.compile("\\p{Zs}");
    /** Of these, nothing is seen in a name. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}"
                    + "\\x{2800}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{13441}\\x{13442}\\x{16FE4}\\x{1D159}"
                    + "\\x{E0100}-\\x{E01EF}]+");
    /** Of these, everybody sees something else. */
    private static final Pattern MEANINGLESS = Pattern.compile("[\\p{Cn}\\p{Co}\\x{FFFC}]+");

    private static final Pattern MARKS = Pattern.compile("(\\p{M}{8})\\p{M}+");
    private static final Pattern FAILED = Pattern.compile(
            "\\b(fail(s|ed|ing|ure)?(?! ?over)|broken|unhealthy|reproduced|still|(is|are|does|did) not)\\b");
    private static final Pattern FAILED_DEPLOYMENT = Pattern.compile("\\bfail(s|ed|ing|ure)?\\b(?! ?over)");
    private static final Pattern PARTIAL = Pattern.compile("\\b(partly|partial|partially)\\b");

    private static final Pattern FLAG = anyOf("flag|toggle");
    private static final Pattern MIGRATION = anyOf("migration|schema");
    private static final Pattern DEPLOYMENT = anyOf("deploy|release|rollout|pipeline|pull request|merge");
    private static final Pattern CONFIGURATION = anyOf("config|policy|rule|setting");
    private static final Pattern INFRASTRUCTURE =
            anyOf("terraform|network|node|cluster|traffic|command|script|upgrade");

    private static final Map<String, String> STRATEGIES = Map.of(
            "hotfix", "HOTFIX",
            "revert", "REVERT",
            "rollback", "ROLLBACK",
            "failover", "FAILOVER",
            "scale", "SCALE",
            "restore", "RESTORE_BACKUP",
            "other", "OTHER");

    private static final Map<String, String> NOTES = Map.of(
            "hypothesis", "FINDING",
            "communicate", "COMMUNICATION",
            "postmortem", "COMMUNICATION");

    private Wording() {}

    private static Pattern anyOf(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    /** One line of at most 200 characters, each of them to be seen, and no word in two alphabets. */
    static String name(String words) {
        var visible =
                MEANINGLESS.matcher(INVISIBLE.matcher(words).replaceAll("")).replaceAll("");
        var spaced = SPACES.matcher(visible).replaceAll(" ");
        return line(Alphabets.apart(spaced), LONGEST_NAME);
    }

    /** Nothing of it is to be seen. */
    static boolean isBlank(String words) {
        return INVISIBLE.matcher(words).replaceAll("").isBlank();
    }

    static int length(String words) {
        return words.codePointCount(0, words.length());
    }

    /** One line of at most 200 characters. */
    static String title(String words) {
        return line(words, LONGEST_NAME);
    }

    /** One line of at most 2,000 characters. */
    static String reference(String words) {
        return line(words, LONGEST_REFERENCE);
    }

    private static String line(String words, int longest) {
        return cut(clean(BREAKS.matcher(words).replaceAll(" ")), longest);
    }

    /** At most 8,000 characters. */
    static String text(String words) {
        return cut(clean(words), LONGEST_TEXT);
    }

    /** All of it, in pieces of at most 8,000 characters. */
    static List<String> texts(String words) {
        var rest = clean(words);
        var pieces = new ArrayList<String>();
        while (length(rest) > LONGEST_TEXT) {
            var end = rest.offsetByCodePoints(0, LONGEST_TEXT - 1);
            pieces.add(rest.substring(0, end) + "…");
            rest = "…" + rest.substring(end);
        }
        pieces.add(rest);
        return pieces;
    }

    /** Without the characters no door takes. */
    static String clean(String words) {
        var fit = UNFIT.matcher(words).replaceAll(" ");
        return MARKS.matcher(Normalizer.normalize(fit, Normalizer.Form.NFC))
                .replaceAll("$1")
                .strip();
    }

    static String cut(String words, int longest) {
        return length(words) <= longest ? words : words.substring(0, words.offsetByCodePoints(0, longest - 1)) + "…";
    }

    static Optional<String> severity(@Nullable String hint) {
        return Optional.ofNullable(hint)
                .map(words -> words.toUpperCase(Locale.ROOT))
                .filter(words -> words.matches("SEV[1-5]"));
    }

    static Optional<String> level(@Nullable String words) {
        return Optional.ofNullable(words)
                .map(level -> level.toUpperCase(Locale.ROOT))
                .filter(level -> level.matches("DOWN|PARTIAL|DEGRADED"));
    }

    static String strategy(String words) {
        return STRATEGIES.getOrDefault(words.toLowerCase(Locale.ROOT), "OTHER");
    }

    static boolean isStrategy(String words) {
        return STRATEGIES.containsKey(words.toLowerCase(Locale.ROOT));
    }

    static String noteKind(String entryKind) {
        return NOTES.getOrDefault(entryKind, "OBSERVATION");
    }

    static String changeKind(String words) {
        if (FLAG.matcher(words).find()) {
            return "FLAG";
        }
        if (MIGRATION.matcher(words).find()) {
            return "MIGRATION";
        }
        if (DEPLOYMENT.matcher(words).find()) {
            return "DEPLOYMENT";
        }
        if (CONFIGURATION.matcher(words).find()) {
            return "CONFIGURATION";
        }
        return INFRASTRUCTURE.matcher(words).find() ? "INFRASTRUCTURE" : "OTHER";
    }

    /** What a sentence on a check says of its outcome. */
    static String checkOutcome(String text) {
        var words = text.toLowerCase(Locale.ROOT);
        return !words.contains("pass") && FAILED.matcher(words).find() ? "FAILED" : "PASSED";
    }

    /** What a sentence on a deployment says of its outcome; that it did not help is another matter. */
    static String deploymentOutcome(String text) {
        var words = text.toLowerCase(Locale.ROOT);
        if (FAILED_DEPLOYMENT.matcher(words).find()) {
            return "FAILED";
        }
        return PARTIAL.matcher(words).find() ? "PARTIAL" : "SUCCEEDED";
    }
}
