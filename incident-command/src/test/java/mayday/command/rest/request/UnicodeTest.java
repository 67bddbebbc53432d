package mayday.command.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class UnicodeTest {

    @Test
    void texts_are_composed_and_lines_stripped() {
        assertThat(Unicode.normalized("  Zu\u0308rich ")).isEqualTo("Z\u00fcrich");
        assertThat(Unicode.normalized(" two\n lines ")).isEqualTo(" two\n lines ");
    }

    /** Marks of two classes in turn: to put a million in order would take hours. */
    @Test
    @Timeout(60)
    void a_million_marks_are_refused_without_putting_them_in_order() {
        var zalgo = "a" + "\u0301\u0316".repeat(500_000);

        assertThat(Unicode.normalized(zalgo)).isEqualTo(zalgo);
        assertThat(Unicode.fault(zalgo, false))
                .hasValueSatisfying(fault -> assertThat(fault).contains("marks"));
    }

    @Test
    void marks_that_take_space_count_too() {
        assertThat(Unicode.fault("a" + "\ud834\udd65".repeat(9), false)).isPresent();
        assertThat(Unicode.fault("a" + "\u0301".repeat(8), false)).isEmpty();
    }
}
