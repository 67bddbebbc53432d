package mayday.endtoend.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A generator that never generates the hard cases would prove nothing. */
class GeneratedIncidentsTest {

    private static final List<IncidentFile> FILES = GeneratedIncidents.of(1, 1_000);

    @Test
    void the_same_seed_gives_the_same_files_and_another_seed_gives_others() {
        assertThat(GeneratedIncidents.of(1, 50)).isEqualTo(FILES.subList(0, 50));
        assertThat(GeneratedIncidents.of(2, 50)).isNotEqualTo(FILES.subList(0, 50));
        assertThat(FILES).extracting(IncidentFile::slug).doesNotHaveDuplicates();
    }

    @Test
    void every_hard_case_is_met_many_times() {
        assertMet("no severity", file -> !file.has("severity_hint"));
        assertMet("no systems", file -> file.path("systems").isEmpty());
        assertMet("several systems", file -> file.path("systems").size() > 1);
        assertMet("never resolved", file -> !file.path("published").has("resolved"));
        assertMet("resolved before it was detected", file -> before(file, "detected", "resolved"));
        assertMet("more than a day", file -> lasts(file).toDays() > 1);
        assertMet("to the millisecond", file -> published(file, "resolved").contains("."));
        assertMet("unknown kind", file -> kinds(file).contains("rumor"));
        assertMet("to the microsecond", file -> published(file, "resolved").matches(".*\\.\\d{6}.*"));
        assertMet("only a day known", file -> file.path("timeline").toString().contains("\"day\""));
        assertMet("only a day published", file -> published(file, "detected").length() == 10);
        assertMet("another offset", file -> published(file, "resolved").contains("-05:00"));
        assertMet("no time at all", file -> published(file, "mitigated").equals("around noon"));
        assertMet(
                "explicitly nothing",
                file -> file.path("published").path("detected").isNull());
        assertMet(
                "entry without a time",
                file -> file.path("timeline").valueStream().anyMatch(entry -> !entry.has("at")));
        assertMet("long text", file -> file.path("timeline").toString().length() > 3_000);
        assertMet(
                "users without a number",
                file -> file.has("users_affected")
                        && !file.path("users_affected").has("value"));
    }

    @Test
    void windows_overlap_at_different_levels_touch_and_last_no_time() {
        assertMet("windows", file -> windows(file).size() > 3);
        assertMet(
                "zero length",
                file -> windows(file).stream().anyMatch(window -> from(window).equals(to(window))));
        assertMet("touching", file -> pairs(file, (one, other) -> to(one).equals(from(other))));
        assertMet(
                "overlap",
                file -> pairs(
                        file,
                        (one, other) -> from(one).isBefore(from(other))
                                && to(one).isAfter(from(other))
                                && !one.path("level").equals(other.path("level"))));
    }

    @Test
    void some_windows_are_none() {
        assertMet("no end", file -> stated(file).anyMatch(window -> !window.has("to")));
        assertMet("no level", file -> stated(file).anyMatch(window -> !window.has("level")));
        assertMet(
                "known to the day",
                file -> stated(file)
                        .anyMatch(window -> window.path("from").asString().length() == 10));
        assertMet(
                "ends before it begins",
                file -> windows(file).stream().anyMatch(window -> to(window).isBefore(from(window))));
    }

    private static void assertMet(String what, Predicate<JsonNode> met) {
        assertThat(FILES.stream().filter(file -> met.test(file.json())).count())
                .as(what)
                .isGreaterThan(15);
    }

    private interface Pair {
        boolean matches(JsonNode one, JsonNode other);
    }

    private static boolean pairs(JsonNode file, Pair wanted) {
        return windows(file).stream()
                .anyMatch(one -> windows(file).stream()
                        .anyMatch(other -> !one.equals(other)
                                && one.path("system").equals(other.path("system"))
                                && wanted.matches(one, other)));
    }

    private static Stream<JsonNode> stated(JsonNode file) {
        return file.path("published").path("per_system").valueStream();
    }

    private static List<JsonNode> windows(JsonNode file) {
        return stated(file)
                .filter(window -> StatedTime.instant(window, "from").isPresent()
                        && StatedTime.instant(window, "to").isPresent())
                .toList();
    }

    private static Instant from(JsonNode window) {
        return StatedTime.instant(window, "from").orElseThrow();
    }

    private static Instant to(JsonNode window) {
        return StatedTime.instant(window, "to").orElseThrow();
    }

    private static List<String> kinds(JsonNode file) {
        return file.path("timeline")
                .valueStream()
                .map(entry -> entry.path("kind").asString(""))
                .toList();
    }

    private static String published(JsonNode file, String stamp) {
        return file.path("published").path(stamp).asString("");
    }

    private static boolean before(JsonNode file, String one, String other) {
        return lasts(file, one, other).isNegative();
    }

    private static Duration lasts(JsonNode file) {
        return lasts(file, "impact_start", "resolved");
    }

    private static Duration lasts(JsonNode file, String from, String to) {
        var start = StatedTime.instant(file.path("published"), from);
        var end = StatedTime.instant(file.path("published"), to);
        return start.isPresent() && end.isPresent() ? Duration.between(start.get(), end.get()) : Duration.ZERO;
    }
}
