package mayday.postmortem.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.postmortem.draft.Draft;
import mayday.postmortem.draft.Occurrence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample that the contract publishes is read, and so is what a later contract adds to it. */
class PublishedSamplesTest {

    record Sample(FieldDescriptor fact, String json) {

        @Override
        public String toString() {
            return fact.getName() + ", " + json.length() + " characters";
        }
    }

    static Stream<Sample> samples() {
        return IncidentEvent.getDescriptor().getOneofs().getFirst().getFields().stream()
                .flatMap(fact -> Stream.of(".json", ".minimal.json")
                        .map(ending -> new Sample(fact, resource(fact.getName() + ending))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_read_as_the_fact_it_is(Sample sample) {
        var read = read(sample.json());

        assertThat(read.event().getFactCase().getNumber())
                .isEqualTo(sample.fact().getNumber());
        assertThat(read.fact()).isEqualTo(sample.fact().getName());
        assertThat(PublishedEvent.parse(read.body())).isEqualTo(read.event());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_draft_is_folded_from_it(Sample sample) {
        var read = read(sample.json());

        assertThat(Draft.of(List.of(new Occurrence(read.event(), read.fact()))))
                .returns(read.sequence(), Draft::version)
                .returns(List.of(), Draft::unknownEvents);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fields_that_come_later_are_survived(Sample sample) {
        var known = read(sample.json());

        assertThat(read(grown(sample.json())).event()).isEqualTo(known.event());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_fact_that_comes_later_is_an_event_with_a_name(Sample sample) {
        var known = read(sample.json());
        var later = read(renamed(sample));

        assertThat(later.event().getFactCase()).isEqualTo(FactCase.FACT_NOT_SET);
        assertThat(later.fact()).isEqualTo("entry_translated");
        assertThat(later.sequence()).isEqualTo(known.sequence());
        assertThat(later.eventId()).isEqualTo(known.eventId());
    }

    private static String renamed(Sample sample) {
        return sample.json()
                .replace("\"%s\":{".formatted(sample.fact().getJsonName()), "\"entryTranslated\":{\"later\":1,")
                .replace(",}", "}");
    }

    /** With a field, a list and an object more in every object there is. */
    private static String grown(String json) {
        return json.replace("{", "{\"later\":1,\"laterList\":[{\"a\":1}],\"laterObject\":{\"b\":\"2\"},")
                .replace(",}", "}");
    }

    private static PublishedEvent read(String json) {
        return PublishedEvent.read(PublishedEvent.json(json.getBytes(UTF_8)));
    }

    private static String resource(String name) {
        try (var sample = PublishedSamplesTest.class.getResourceAsStream("/incident-contract/samples/" + name)) {
            return new String(Objects.requireNonNull(sample, name).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
