package mayday.standalone.incidentfile;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Files that are not quite of the form: what can be understood is, and the rest is told. */
class FileReadingTest {

    @Test
    void what_is_there_but_cannot_be_read_is_told() {
        var file = read("""
                {"slug": "s", "title": {"en": "Outage"}, "systems": ["a", {"id": 7}], "triggering_change": {"at": "last week"},
                 "published": {"impact_start": "this morning", "resolved": "2020-01-01T11:00:00Z", "duration_minutes": "about 90",
                   "measures": [{"name": "repair", "published_minutes": 5, "from": "noon"}]},
                 "timeline": [{"at": "2020-01-01T10:00:00 CET", "text": "slow"}]}
                """);

        assertThat(file.oddities())
                .extracting(Oddity::name, Oddity::published, Oddity::why)
                .containsExactlyInAnyOrder(
                        tuple("title", "{\"en\":\"Outage\"}", "is no text"),
                        tuple("systems 2", "{\"id\":7}", "has no name"),
                        tuple("impact_start", "this morning", "is no time that can be read"),
                        tuple("duration_minutes", "about 90", "is no number"),
                        tuple("measures 1 from", "noon", "is no time that can be read"),
                        tuple("triggering_change at", "last week", "is no time that can be read"),
                        tuple("timeline 1 at", "2020-01-01T10:00:00 CET", "is no time that can be read"));
    }

    @Test
    void what_stands_alone_is_a_list_of_one_or_the_field_that_matters() {
        var file = read("""
                {"slug": "s", "systems": "checkout", "triggering_change": "deploy 42", "users_affected": 5000,
                 "published": {"impact_start": "2020-01-01T10:00:00Z", "resolved": "2020-01-01T11:00:00Z", "duration_minutes": "60"},
                 "timeline": ["all is slow", null], "published_inconsistencies": "two clocks"}
                """);

        assertThat(file.oddities()).isEmpty();
        assertThat(file.systems()).containsExactly("checkout");
        assertThat(file.impact().windows()).hasSize(1);
        assertThat(file.trigger()).isEqualTo(new Trigger("deploy 42", null, null, null));
        assertThat(file.usersAffected()).extracting(UsersAffected::range).isEqualTo(new Range(5000, null));
        assertThat(file.figures()).extracting(Figure::published).containsExactly(Duration.ofHours(1));
        assertThat(file.entries()).extracting(Entry::text).containsExactly("all is slow");
        assertThat(file.inconsistencies()).containsExactly("two clocks");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"value": 7}                            | 7    |
                    {"value": "5,000"}                      | 5000 |
                    "1,000-5,000"                           | 1000 | 5000
                    [1000, 5000]                            | 1000 | 5000
                    {"lower": 10, "upper": 20}              | 10   | 20
                    {"min": "10", "max": "20"}              | 10   | 20
                    {"value": 5, "upper": 5}                | 5    | 5
                    """)
    void users_are_counted_in_many_ways(String users, double value, Double upper) {
        var file = read("{\"users_affected\": %s}".formatted(users));

        assertThat(file.oddities()).isEmpty();
        assertThat(file.usersAffected()).extracting(UsersAffected::range).isEqualTo(new Range(value, upper));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"value": 500, "upper": 100}            | 100 | 500
                    {"value": 500, "upper": -1}             | 500 |
                    {"value": 500, "upper": "many"}         | 500 |
                    """)
    void a_bound_that_is_none_is_told_and_does_not_take_the_estimate_along(String users, double value, Double upper) {
        var file = read("{\"users_affected\": %s}".formatted(users));

        assertThat(file.oddities())
                .extracting(Oddity::why)
                .containsExactly("has an upper bound that is none, or lies below the value");
        assertThat(file.usersAffected()).extracting(UsersAffected::range).isEqualTo(new Range(value, upper));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"value": 45000000000, "unit": "requests"} | value 45000000000, unit requests | is more than Mayday takes for an estimate, so it is a note
                    {"value": "about a third"}                 | value about a third              | names no number that can be read, so it is a note
                    {"value": -3}                              | value -3                         | names no number that can be read, so it is a note
                    "most"                                     | value most                       | names no number that can be read, so it is a note
                    """)
    void users_that_are_no_estimate_are_a_note_in_their_own_words(String users, String words, String why) {
        var file = read("{\"users_affected\": %s}".formatted(users));

        assertThat(file.oddities()).extracting(Oddity::why).containsExactly(why);
        assertThat(Translation.commands(file).getLast())
                .returns("note", Command::name)
                .extracting(note -> note.body().get("text"))
                .isEqualTo("Users affected: " + words);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T10:07:00Z, 2020-01-01T10:05:00Z, 2020-01-01T10:07:00Z",
        "'',                   2020-01-01T10:05:00Z, 2020-01-01T10:05:00Z",
        "at noon,              2020-01-01T10:05:00Z, 2020-01-01T10:05:00Z",
        "at noon,              '',                   2020-01-01T10:30:00Z"
    })
    void it_was_reported_when_it_was_declared_if_that_has_a_time(String declared, String detected, Instant reported) {
        var file = read("""
                {"published": {"impact_start": "2020-01-01T10:00:00Z", "detected": "%s"}, "timeline": [
                  {"at": "%s", "kind": "declare", "text": "declared"}, {"at": "2020-01-01T10:30:00Z", "text": "later"}]}
                """.formatted(detected, declared));

        assertThat(file.reported()).isEqualTo(new Moment(reported, Precision.EXACT));
    }

    @Test
    void a_slug_from_the_name_of_the_file_is_a_name() {
        var json = JsonMapper.shared().readTree("{}");

        assertThat(IncidentFile.read("incident\u00a0(1).json", json).slug()).isEqualTo("incident (1)");
        assertThat(IncidentFile.read("\u200b.json", json).slug()).isEqualTo("incident");
    }

    @Test
    void what_does_not_fit_is_told() {
        var systems = IntStream.rangeClosed(1, 201)
                .mapToObj("\"system %d\""::formatted)
                .collect(joining(","));
        var file = read("{\"organisation\": \"%s\", \"systems\": [%s]}".formatted("o".repeat(201), systems));

        assertThat(file.oddities())
                .extracting(Oddity::name, Oddity::why)
                .containsExactlyInAnyOrder(
                        tuple("organisation", "is longer than 200 characters, so the rest was cut"),
                        tuple("systems", "are 201; the report names the first 200"));
    }

    @Test
    void a_word_nobody_knows_is_told() {
        var file = read("""
                {"severity_hint": "critical", "strategy": "turn it off and on", "published": {"per_system": [
                  {"system": "a", "from": "2020-01-01T10:00:00Z", "to": "2020-01-01T10:30:00Z", "level": "brownout"}]}}
                """);

        assertThat(file.oddities())
                .containsExactly(
                        new Oddity("severity_hint", "critical", "is none of SEV1 to SEV5, so no severity was recorded"),
                        new Oddity(
                                "strategy", "turn it off and on", "is none that is known, so it was recorded as OTHER"),
                        new Oddity(
                                "window 1 level",
                                "brownout",
                                "the level is none that is known, so PARTIAL was assumed"));
    }

    private static IncidentFile read(String json) {
        return IncidentFile.read("unseen.json", JsonMapper.shared().readTree(json));
    }
}
