package mayday.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import mayday.standalone.incidentfile.IncidentFile;
import mayday.standalone.incidentfile.Window;
import org.junit.jupiter.api.Test;

/** What everybody sees first shows what Mayday is for. */
class BundledIncidentsTest {

    private static final Path BUNDLED = Path.of("src/main/resources/standalone/incidents");
    private static final Path PUBLISHED = Path.of("../end-to-end-tests/src/test/resources/incidents");

    private final List<IncidentFile> incidents = BundledIncidents.all();

    @Test
    void each_has_a_system_that_was_down_and_an_end() {
        assertThat(incidents).hasSize(5).allSatisfy(incident -> {
            assertThat(incident.impact().windows()).anyMatch(Window::isDown).noneMatch(Window::assumed);
            assertThat(incident.stamps().resolved()).isNotNull();
        });
    }

    @Test
    void they_come_in_the_order_they_happened() {
        assertThat(incidents)
                .extracting(incident ->
                        Objects.requireNonNull(incident.stamps().impactStart()).at())
                .isSorted();
    }

    @Test
    void the_readme_beside_them_tells_whose_each_was_and_where_it_is_told() throws IOException {
        var readme = Files.readString(BUNDLED.resolve("README.md"));

        for (int index = 0; index < incidents.size(); index++) {
            var incident = incidents.get(index);
            assertThat(readme)
                    .containsPattern("\\| INC-%d \\| %s \\| .+ \\| <\\Q%s\\E> \\|"
                            .formatted(index + 1, incident.organisation(), incident.source()));
        }
    }

    /** Another version of the same file would be refused where these are. */
    @Test
    void they_are_the_files_that_are_replayed_by_hand() {
        assertThat(incidents).allSatisfy(incident -> {
            var name = incident.slug() + ".json";
            assertThat(BUNDLED.resolve(name)).hasSameTextualContentAs(PUBLISHED.resolve(name));
        });
    }
}
