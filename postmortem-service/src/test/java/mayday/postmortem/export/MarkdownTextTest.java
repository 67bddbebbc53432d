package mayday.postmortem.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "<script>alert(1)</script> => &lt;script&gt;alert(1)&lt;/script&gt;",
                "[x](javascript:alert(1)) => \\[x\\](javascript:alert(1))",
                "![x](data:text/html) => !\\[x\\](data:text/html)",
                "*bold* and `code` => \\*bold\\* and \\`code\\`",
                "a | b => a \\| b",
                "jAvascript&colon; => jAvascript&amp;colon;",
                "max_wal_size and _this_ => max_wal_size and \\_this\\_",
                "# heading => \\# heading",
                "- item => \\- item",
                "1. item => 1\\. item",
                "12) item => 12\\) item",
                "--- => --\\-",
                "=== => ==\\=",
                "+ item => \\+ item",
                "1.5 hours => 1.5 hours",
                "-5 degrees => -5 degrees",
                "{{7*7}} ${x} => {{7\\*7}} ${x}",
            })
    void text_is_shown_as_written_and_is_never_markup(String text, String markdown) {
        assertThat(MarkdownText.line(text)).isEqualTo(markdown);
    }

    @Test
    void lines_stay_lines_and_cannot_start_a_block() {
        assertThat(MarkdownText.block("one\r\n# two\n\n    three", "  ")).isEqualTo("one\\\n  \\# two\\\n  three");
    }

    @Test
    void marks_that_turn_text_around_are_made_visible() {
        assertThat(MarkdownText.line("safe\u202Eexe\u0007")).isEqualTo("safeU+202EexeU+0007");
    }

    @Test
    void only_addresses_of_the_web_become_links() {
        assertThat(MarkdownText.link("run", "https://ci.example/1?a=b")).isEqualTo("[run](<https://ci.example/1?a=b>)");
        assertThat(MarkdownText.link("run", "javascript:alert(1)")).isEqualTo("run: javascript:alert(1)");
        assertThat(MarkdownText.link("run", "https://x/> <script>")).isEqualTo("run: https://x/&gt; &lt;script&gt;");
    }
}
