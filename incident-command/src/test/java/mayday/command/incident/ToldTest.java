package mayday.command.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToldTest {

    @Test
    void a_sentence_is_told_as_long_as_it_is() {
        assertThat(Told.in("x".repeat(300))).isEqualTo("x".repeat(300));
        assertThat(Told.in("100 % of it")).isEqualTo("100 % of it");
        assertThat(Told.in("%s of %d in %s", "x".repeat(100), 3, List.of("a", "b")))
                .isEqualTo("%s of 3 in a, b".formatted("x".repeat(100)));
    }

    @Test
    void a_long_value_is_told_in_a_hundred_characters() {
        assertThat(Told.in("%s!", "x".repeat(101))).isEqualTo("x".repeat(99) + "…!");
        assertThat(Told.in("%s!", "x" + "😀".repeat(90))).isEqualTo("x" + "😀".repeat(49) + "…!");
        assertThat(Told.in("%s!", "😀".repeat(90))).isEqualTo("😀".repeat(49) + "…!");
    }

    @Test
    void eight_systems_are_all_named() {
        var systems =
                IntStream.range(0, 8).mapToObj(n -> "customer-profile-" + n).toList();

        assertThat(Told.in("Not verified: %s.", systems))
                .isEqualTo("Not verified: %s.".formatted(String.join(", ", systems)));
    }

    @Test
    void of_a_long_list_it_is_told_how_many_more_there_are() {
        var people = IntStream.range(0, 200).mapToObj("person-%03d"::formatted).toList();

        assertThat(Told.in("%s", people))
                .hasSizeLessThan(300)
                .startsWith("person-000, ")
                .endsWith(" and 179 more");
        assertThat(Told.in("%s", List.of("x".repeat(200), "y".repeat(200), "z".repeat(200))))
                .isEqualTo("%s…, %s… and 1 more".formatted("x".repeat(99), "y".repeat(99)));
    }
}
