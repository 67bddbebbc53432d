package mayday.command.incident;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which commits the message of a commit says it reverts. Git writes {@code This reverts commit <hash>.}; people make
 * {@code This reverts commits <hash>..<hash>} of it, or list several. What a message says besides is not read.
 *
 * @param named hashes in lower case, in full or abbreviated, in the order of the message
 */
record RevertMessage(List<String> named) {

    /** Word by word, so that no text takes longer than it is long. */
    private static final Pattern WORD = Pattern.compile("\\w++|\\.{2,3}+|\\S");

    private static final List<Set<String>> PHRASE =
            List.of(Set.of("this"), Set.of("reverts"), Set.of("commit", "commits"));

    private static final Set<String> BETWEEN_COMMITS = Set.of(
            ",", ";", "&", "and", "..", "...", "^", ":", "`", "'", "\"", "-", "–", "*", "(", ")", "to", "through",
            "commit", "commits");

    /** Git abbreviates to seven characters at least; the longest hash is a SHA-256. */
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

    private static final int MOST_SHOWN = 10;

    RevertMessage {
        named = List.copyOf(named);
    }

    static RevertMessage of(String text) {
        var named = new LinkedHashSet<String>();
        var known = 0;
        for (var found = WORD.matcher(text.toLowerCase(Locale.ROOT)); found.find(); ) {
            var word = found.group();
            if (known < PHRASE.size()) {
                known = PHRASE.get(known).contains(word) ? known + 1 : begun(word);
            } else if (COMMIT.matcher(word).matches()) {
                named.add(word);
            } else if (!BETWEEN_COMMITS.contains(word)) {
                known = begun(word);
            }
        }
        return new RevertMessage(List.copyOf(named));
    }

    private static int begun(String word) {
        return PHRASE.getFirst().contains(word) ? 1 : 0;
    }

    boolean names(String commit) {
        var hash = commit.toLowerCase(Locale.ROOT);
        return named.stream().anyMatch(one -> Deployments.isSameCommit(one, hash));
    }

    /** Warns of a message that tells of other commits than the choice; which of the two is right, people know. */
    void holdAgainst(@Nullable CommitRange reverted, Gates gates) {
        if (named.isEmpty()) {
            gates.warn("revert_names_no_commit", "The message of the revert names no commit that it reverts.");
            return;
        }
        var missing = reverted == null ? List.<String>of() : missing(reverted);
        if (!missing.isEmpty()) {
            gates.warn(
                    "revert_names_other_commits",
                    "The message of the revert does not name %s; it names %s.",
                    String.join(" and ", missing),
                    shown());
        }
    }

    /** The newest commit stands for its range; a range of one commit is named by both of its ends. */
    private List<String> missing(CommitRange reverted) {
        var first = reverted.first().toLowerCase(Locale.ROOT);
        var last = reverted.last().toLowerCase(Locale.ROOT);
        var asked = Deployments.isSameCommit(first, last)
                ? Stream.of(reverted.first(), reverted.last()).distinct()
                : Stream.of(reverted.last());
        return asked.filter(commit -> !names(commit)).toList();
    }

    private String shown() {
        var shown = new ArrayList<>(named.subList(0, Math.min(named.size(), MOST_SHOWN)));
        return String.join(", ", shown)
                + (named.size() > MOST_SHOWN ? " and %d more".formatted(named.size() - MOST_SHOWN) : "");
    }
}
