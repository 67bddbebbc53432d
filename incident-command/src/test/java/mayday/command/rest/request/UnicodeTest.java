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

    @Test
    void lines_end_alike_and_a_carriage_return_alone_is_none() {
        assertThat(Unicode.normalized("one\r\ntwo")).isEqualTo("one\ntwo");
        assertThat(Unicode.fault("one\ttab\ntwo lines", false)).isEmpty();
        assertThat(Unicode.fault("one\rtwo", false)).contains("Must not hold U+000D.");
        assertThat(Unicode.fault("\u001b[31mred", false)).contains("Must not hold U+001B.");
    }

    @Test
    void nothing_in_a_name_is_invisible() {
        for (var point : new int[] {
            0xAD, 0x200B, 0x200D, 0x2060, 0xFEFF, 0xE0041, 0xE0100, 0xFE0F, 0x34F, 0x115F, 0x3164, 0x2800, 0xA0, 0x3000,
            0x180E
        }) {
            var name = "check" + Character.toString(point) + "out";

            assertThat(Unicode.faultOfName(name)).contains("Must not hold U+%04X.".formatted(point));
            assertThat(Unicode.fault(name, true)).isEmpty();
        }
    }

    @Test
    void nothing_in_a_name_is_without_a_meaning() {
        for (var point : new int[] {0xFFFF, 0xE000, 0x378, 0xFFFC, 0x2065, 0x10FFFF}) {
            var name = "check" + Character.toString(point) + "out";

            assertThat(Unicode.faultOfName(name)).contains("Must not hold U+%04X.".formatted(point));
        }
    }

    @Test
    void of_what_is_blank_nothing_is_seen() {
        for (var point : new int[] {
            ' ', '\t', '\n', 0xA0, 0x2007, 0x2028, 0x3000, 0xAD, 0x200B, 0x2060, 0xFEFF, 0xFE0F, 0x115F, 0x3164, 0xFFA0,
            0x2800, 0x1D159, 0x13441, 0xE0001, 0xE0FFF
        }) {
            assertThat(Unicode.isBlank(Character.toString(point).repeat(2)))
                    .as("U+%04X", point)
                    .isTrue();
        }
        for (var seen : new String[] {".", "\u200b.", "\u0301", "\ud83d\ude00", "\u4e00"}) {
            assertThat(Unicode.isBlank(seen)).as(seen).isFalse();
        }
    }

    @Test
    void a_word_of_a_name_keeps_to_one_alphabet() {
        assertThat(Unicode.faultOfName("\u0441heckout"))
                .contains("Must not hold CYRILLIC and LATIN letters in one word.");
        assertThat(Unicode.faultOfName("pay \u0430pi")).isPresent();
        assertThat(Unicode.faultOfName("api \u0441\u0435\u0440\u0432\u0438\u0441"))
                .isEmpty();
        assertThat(Unicode.faultOfName("\u03b1-release")).isEmpty();
        assertThat(Unicode.faultOfName("T\u30b7\u30e3\u30c4")).isEmpty();
    }

    /** Each is drawn like another, and nobody can tell from it alone which one was meant. */
    @Test
    void what_is_not_noticed() {
        assertThat(Unicode.faultOfName("\u0441\u043e\u0440\u0443")).isEmpty();
        assertThat(Unicode.faultOfName("bi11ing")).isEmpty();
        assertThat(Unicode.faultOfName("two  spaces")).isEmpty();
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
