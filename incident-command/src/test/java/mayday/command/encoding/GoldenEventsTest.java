package mayday.command.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mayday.command.incident.Actor;
import mayday.command.incident.Incident;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentEvent.IncidentReported;
import mayday.command.incident.Provenance;
import mayday.command.incident.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What releases have stored, of every event, with all it can say and with the least. These files are evidence: where an
 * event can say more, the old file moves to the earlier shapes, and both are read from then on.
 */
class GoldenEventsTest {

    private static final EventCodec CODEC = new EventCodec(Upcasters.current());
    private static final EventMetadata METADATA = new EventMetadata(
            42,
            new Provenance(
                    new Actor(Actor.Kind.PERSON, "alice", "Alice Ü", "commander"),
                    "rest",
                    "corr-1",
                    "01900000-0000-7000-8000-0000000000aa",
                    "key-1",
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            List.of(new Warning("out_of_order", "It lies before the report.")));

    static List<EventType> types() {
        return List.of(EventType.values());
    }

    static Stream<Path> current() {
        return GoldenEvent.current();
    }

    static Stream<Path> earlier() {
        return GoldenEvent.earlier();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_event_is_stored_as_it_was_with_all_it_can_say(EventType type) {
        var full = sample(type);
        assertThat(Minimal.absent((Record) full)).as("the sample of %s", type).isEmpty();

        var now = GoldenEvent.of(CODEC, METADATA, full);

        assertThat(now.committed("full")).isEqualTo(now);
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_event_is_stored_as_it_was_with_the_least_it_can_say(EventType type) {
        var least = (IncidentEvent) Minimal.of((Record) sample(type));

        var now = GoldenEvent.of(CODEC, Minimal.of(METADATA), least);

        assertThat(now.committed("minimal")).isEqualTo(now);
        assertThat(decoded(now)).isEqualTo(least);
    }

    @ParameterizedTest
    @MethodSource("current")
    void what_is_stored_decodes_and_encodes_to_the_same_bytes(Path file) throws IOException {
        var stored = GoldenEvent.read(file);
        var type = EventType.named(stored.type());

        assertThat(stored.version())
                .as("an older version belongs to the earlier shapes")
                .isEqualTo(type.version());
        assertThat(file.getFileName().toString()).startsWith(type.publicName() + ".v" + stored.version() + ".");
        assertThat(GoldenEvent.of(CODEC, metadata(stored), decoded(stored))).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void what_was_stored_in_an_earlier_shape_is_still_the_same_event(Path file) throws IOException {
        var stored = GoldenEvent.read(file);
        var event = decoded(stored);

        assertThat(EventType.of(event).storedName()).isEqualTo(stored.type());
        assertThat(Minimal.missing((Record) event)).as("what no event may lack").isEmpty();
        assertThat(Minimal.missing(metadata(stored)))
                .as("what no metadata may lack")
                .isEmpty();
        // What was read is today's shape: it is written and read again without loss.
        assertThat(decoded(GoldenEvent.of(CODEC, metadata(stored), event))).isEqualTo(event);
        assertThatNoException().isThrownBy(() -> reported().evolve(event));
    }

    @Test
    void there_are_earlier_shapes_and_none_of_them_is_todays() throws IOException {
        var today = new ArrayList<GoldenEvent>();
        for (var file : current().toList()) {
            today.add(GoldenEvent.read(file));
        }
        assertThat(earlier()).isNotEmpty();
        for (var file : earlier().toList()) {
            assertThat(today).as("%s", file).doesNotContain(GoldenEvent.read(file));
        }
    }

    private static Incident reported() {
        return Incident.unreported().evolve((IncidentEvent) Minimal.of((IncidentReported) sample(EventType.REPORTED)));
    }

    private static IncidentEvent sample(EventType type) {
        var samples = SampleEvents.all().filter(type.shape()::isInstance).toList();
        assertThat(samples).as("samples of %s", type).hasSize(1);
        return samples.getFirst();
    }

    private static IncidentEvent decoded(GoldenEvent stored) {
        return CODEC.event(stored.type(), stored.version(), stored.payload().getBytes(UTF_8));
    }

    private static EventMetadata metadata(GoldenEvent stored) {
        return CODEC.metadata(stored.metadata().getBytes(UTF_8));
    }
}
