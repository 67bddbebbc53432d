package mayday.command.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevertMessageTest {

    private static final String OLD = "9fceb02d0ae598e95dc970b74767f19372d61af8";
    private static final String NEW = "a11bef06a3f659402fe7563abf99ad00de2209e6";

    @Test
    void what_git_writes_names_its_commit() {
        var message = """
                Revert "Pay in one step"

                This reverts commit %s.
                """.formatted(NEW);

        assertThat(named(message)).containsExactly(NEW);
    }

    @Test
    void a_merge_that_is_reverted_is_named_and_not_what_it_brought_in() {
        assertThat(named("This reverts commit %s, reversing\nchanges made to %s.".formatted(NEW, OLD)))
                .containsExactly(NEW);
    }

    @Test
    void a_reference_with_title_and_date_is_named() {
        assertThat(named("This reverts commit a11bef0 (Pay in one step, 2026-04-07)."))
                .containsExactly("a11bef0");
    }

    @Test
    void several_lines_name_several_commits_each_once() {
        assertThat(named("This reverts commit %s.\nThis reverts commit %s.\nThis reverts commit %s."
                        .formatted(NEW, OLD, NEW)))
                .containsExactly(NEW, OLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This reverts commits 9fceb02..a11bef0.",
                "This reverts commits 9fceb02^..a11bef0",
                "this REVERTS commits 9FCEB02...A11BEF0",
                "This reverts commits 9fceb02, a11bef0",
                "This reverts commits 9fceb02 and a11bef0.",
                "This reverts commit 9fceb02 and commit a11bef0.",
                "This reverts\ncommits\n\n9fceb02\na11bef0",
                "This reverts commits:\n\n- 9fceb02\n- a11bef0\n",
                "This reverts commits:\n* 9fceb02\n* a11bef0\n",
                "This reverts commits 9fceb02 – a11bef0",
                "This reverts commits 9fceb02 to a11bef0",
                "This reverts commits 9fceb02 through a11bef0",
                "This reverts commits (9fceb02, a11bef0)",
                "This reverts commit 9fceb02 (and a11bef0)",
                "> This reverts commits `9fceb02`, `a11bef0`; nothing else",
            })
    void a_range_and_a_list_name_what_they_are_made_of(String message) {
        assertThat(named(message)).containsExactly("9fceb02", "a11bef0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Undo",
                "This reverts commit",
                "This reverts commit a11bef.",
                "This reverts commit z11bef0.",
                "This reverts commit a11bef0_x.",
                "This reverts commit release-7.",
                "This reverts the commit a11bef0.",
                "This commit reverts a11bef0.",
                "Thisreverts commit a11bef0.",
                "Reverts a11bef0",
                "See a11bef0",
            })
    void what_git_would_not_write_names_nothing(String message) {
        assertThat(named(message)).isEmpty();
    }

    @Test
    void what_stands_after_the_sentence_is_not_reverted() {
        assertThat(named("This reverts commit 9fceb02. Fixed in a11bef0")).containsExactly("9fceb02");
        assertThat(named("This reverts commit 9fceb02 because a11bef0 needs it"))
                .containsExactly("9fceb02");
    }

    @Test
    void a_hash_is_at_most_that_long() {
        assertThat(named("This reverts commit " + "a".repeat(64))).hasSize(1);
        assertThat(named("This reverts commit " + "a".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This reverts commits ",
                "this this ",
                "this reverts ",
                " ",
                ".",
                "a",
                "0",
                "^",
                "a11bef0 ",
                "\n",
                "ï"
            })
    void no_text_takes_longer_than_it_is_long(String part) {
        var text = part.repeat(2_000_000 / part.length());

        var message = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> RevertMessage.of(text));

        assertThat(message.named()).hasSizeLessThan(2);
    }

    @Test
    void a_range_is_named_by_its_newest_commit() {
        assertThat(warnings("This reverts commit a11bef0.", new CommitRange(OLD, NEW)))
                .isEmpty();
        assertThat(warnings("This reverts commit %s.".formatted(NEW), new CommitRange("9fceb02", "A11BEF0")))
                .isEmpty();
        assertThat(warnings("This reverts commit 9fceb02.", new CommitRange(OLD, NEW)))
                .containsExactly(new Warning(
                        "revert_names_other_commits",
                        "The message of the revert does not name %s; it names 9fceb02.".formatted(NEW)));
    }

    @Test
    void a_range_of_one_commit_is_named_by_both_of_its_ends() {
        assertThat(warnings("This reverts commit a11bef0.", new CommitRange("a11bef0", NEW)))
                .isEmpty();
        assertThat(warnings("This reverts commit %s.".formatted(OLD), new CommitRange("a11bef0", NEW)))
                .containsExactly(new Warning(
                        "revert_names_other_commits",
                        "The message of the revert does not name a11bef0 and %s; it names %s.".formatted(NEW, OLD)));
        assertThat(warnings("This reverts commit a11bef0fff.", new CommitRange("a11bef0", NEW)))
                .extracting(Warning::detail)
                .containsExactly("The message of the revert does not name %s; it names a11bef0fff.".formatted(NEW));
    }

    @Test
    void what_is_no_hash_is_not_named_and_a_long_list_is_cut() {
        var many = IntStream.range(0, 100).mapToObj("%07x"::formatted).collect(Collectors.joining(", "));

        assertThat(warnings("This reverts commits " + many, new CommitRange("v7", "v9")))
                .singleElement()
                .extracting(Warning::detail)
                .asString()
                .startsWith("The message of the revert does not name v9; it names 0000000, ")
                .endsWith(", 0000009 and 90 more.");
    }

    @Test
    void a_message_that_names_none_is_one_warning_whatever_the_range() {
        assertThat(warnings("Undo", new CommitRange(OLD, NEW)))
                .extracting(Warning::code)
                .containsExactly("revert_names_no_commit");
        assertThat(warnings("Undo", null)).extracting(Warning::code).containsExactly("revert_names_no_commit");
        assertThat(warnings("This reverts commit a11bef0.", null)).isEmpty();
    }

    private static List<String> named(String message) {
        return RevertMessage.of(message).named();
    }

    private static List<Warning> warnings(String message, @Nullable CommitRange reverted) {
        var gates = new Gates(Mode.LIVE);
        RevertMessage.of(message).holdAgainst(reverted, gates);
        return gates.warnings();
    }
}
