package mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mayday.standalone.incidentfile.IncidentFile;
import mayday.standalone.replay.ReplayFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstIncidentsTest {

    @TempDir
    private Path directory;

    private final List<String> told = new ArrayList<>();
    private final List<String> replayed = new ArrayList<>();

    @Test
    void what_does_not_get_in_is_told_in_a_line_and_resumed_by_the_next_start() {
        firstIncidents(true, _ -> {
                    throw new ReplayFailure("Nobody answers.");
                })
                .replayWhereEmpty(told::add);

        assertThat(told).singleElement().asString().contains("the next start goes on with them: Nobody answers.");
        assertThat(pending()).exists();

        firstIncidents(false, file -> replayed.add(file.slug())).replayWhereEmpty(told::add);

        assertThat(replayed).hasSize(5);
        assertThat(pending()).doesNotExist();
    }

    @Test
    void a_store_that_holds_something_is_left_alone() {
        firstIncidents(false, file -> replayed.add(file.slug())).replayWhereEmpty(told::add);

        assertThat(replayed).isEmpty();
        assertThat(told).isEmpty();
    }

    private FirstIncidents firstIncidents(boolean storeIsEmpty, Consumer<IncidentFile> replay) {
        return new FirstIncidents(pending(), () -> storeIsEmpty, replay);
    }

    private Path pending() {
        return directory.resolve("pending");
    }
}
