package mayday.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import mayday.endtoend.incidents.GeneratedIncidents;
import mayday.endtoend.incidents.IncidentFile;
import mayday.endtoend.incidents.StatedTime;
import mayday.endtoend.oracle.Oracle;
import mayday.endtoend.running.Everywhere;
import mayday.endtoend.running.FrontDoor;
import mayday.endtoend.running.RunningMayday;
import mayday.standalone.replay.Compared;
import mayday.standalone.replay.Replayed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fifty published and a thousand generated incidents, through the front door and back. */
class IncidentReplayTest {

    private static final long SEED = Long.getLong("mayday.seed", 20_261_122);
    private static final int GENERATED = Integer.getInteger("mayday.generated", 1_000);

    private static final List<IncidentFile> FILES = Stream.concat(
                    IncidentFile.bundled().stream(), GeneratedIncidents.of(SEED, GENERATED).stream())
            .toList();

    private static FrontDoor door = RunningMayday.get().frontDoor();
    private static Map<IncidentFile, Replayed> replayed = Map.of();

    @BeforeAll
    static void replay_everything() {
        System.out.printf("Files are generated from -Dmayday.seed=%d%n", SEED);
        replayed = Replaying.all(FILES);
    }

    @Test
    void no_line_of_any_file_is_refused() {
        assertThat(complaints(file -> of(file).isComplete()
                        ? List.of()
                        : List.of(of(file).differences().toString())))
                .isEmpty();
    }

    @Test
    void no_figure_of_any_file_is_other_than_the_clock_has_it() {
        assertThat(complaints(file -> of(file).figures().stream()
                        .filter(figure -> figure.published() == null && figure.why() != null)
                        .map(Compared::toString)
                        .toList()))
                .isEmpty();
    }

    @Test
    void the_published_accounts_differ_from_the_clock_where_they_are_known_to() throws IOException {
        var told = IncidentFile.bundled().stream()
                .flatMap(file -> of(file).differences().stream()
                        .map(difference -> "%s: %s is %s, computed %s: %s"
                                .formatted(
                                        file,
                                        difference.name(),
                                        difference.published(),
                                        difference.computed(),
                                        difference.why())));
        try (var known = IncidentReplayTest.class.getResourceAsStream("/differences.txt")) {
            assertThat(told)
                    .containsExactlyElementsOf(new String(requireNonNull(known).readAllBytes(), UTF_8)
                            .lines()
                            .toList());
        }
    }

    @Test
    void the_metrics_of_every_file_equal_the_oracle_to_the_millisecond() {
        assertThat(complaints(file -> new MetricsComplaints(Oracle.of(file.json()), answer(file, "/metrics")).all()))
                .isEmpty();
    }

    @Test
    void every_entry_of_every_file_is_on_the_timeline_with_its_text() {
        assertThat(complaints(file -> TimelineComplaints.of(file.json(), wholeTimeline(file))))
                .isEmpty();
    }

    @Test
    void every_resolved_incident_has_a_draft_with_the_same_time_down() {
        var resolved = FILES.stream()
                .filter(file ->
                        StatedTime.of(file.json().path("published"), "resolved").isPresent())
                .toList();
        assertThat(complaints(resolved, file -> DraftComplaints.of(Oracle.of(file.json()), draft(file))))
                .isEmpty();
    }

    @Test
    void replaying_a_file_again_adds_nothing() {
        // All that were published, and some that were generated.
        var again = FILES.subList(0, 100);
        var before = versions(again);

        var repeated = Replaying.all(again);

        assertThat(versions(again)).isEqualTo(before);
        assertThat(repeated)
                .allSatisfy((file, result) -> assertThat(result.incidentId()).isEqualTo(of(file).incidentId()));
    }

    private static Map<String, Integer> versions(List<IncidentFile> files) {
        return files.stream().collect(toMap(IncidentFile::slug, IncidentReplayTest::version));
    }

    private static List<String> complaints(Function<IncidentFile, List<String>> judge) {
        return complaints(FILES, judge);
    }

    private static List<String> complaints(List<IncidentFile> files, Function<IncidentFile, List<String>> judge) {
        return Everywhere.apply(
                        files,
                        file -> judge.apply(file).stream()
                                .map(complaint -> file + ": " + complaint)
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Replayed of(IncidentFile file) {
        return requireNonNull(replayed.get(file));
    }

    private static JsonNode answer(IncidentFile file, String what) {
        return door.get("/incidents/" + of(file).incidentId() + what).json();
    }

    private static List<JsonNode> wholeTimeline(IncidentFile file) {
        return answer(file, "/timeline?pageSize=200")
                .path("entries")
                .valueStream()
                .toList();
    }

    private static JsonNode draft(IncidentFile file) {
        return door.get("/postmortems/%s?minVersion=%d".formatted(of(file).incidentId(), of(file).version()))
                .json();
    }

    private static int version(IncidentFile file) {
        return answer(file, "/verification").path("version").asInt();
    }
}
