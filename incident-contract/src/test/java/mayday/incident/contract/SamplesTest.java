package mayday.incident.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.incident.v1.IncidentEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published samples are what the topic carries, byte for byte. */
class SamplesTest {

    static List<FieldDescriptor> facts() {
        return Facts.all();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void every_fact_has_a_full_and_a_minimal_sample(FieldDescriptor fact) {
        assertThat(Sample.read(fact, false)).isEqualTo(Facts.print(Sample.full(fact)));
        assertThat(Sample.read(fact, true)).isEqualTo(Facts.print(Sample.minimal(fact)));
    }

    @Test
    void there_is_no_sample_of_anything_else() throws IOException {
        var expected = Facts.all().stream()
                .flatMap(fact -> Stream.of(Facts.sample(fact, false), Facts.sample(fact, true)))
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        try (var files = Files.list(Facts.SAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void samples_parse_and_print_byte_identically(FieldDescriptor fact) throws IOException {
        for (boolean minimal : List.of(true, false)) {
            var json = Sample.read(fact, minimal);

            var event = Facts.parse(json);

            assertThat(event.getFactCase().getNumber()).isEqualTo(fact.getNumber());
            assertThat(Facts.print(event)).isEqualTo(json);
            assertThat(parsedFromWire(event)).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void the_full_sample_sets_every_field(FieldDescriptor fact) {
        var event = Facts.parse(Sample.read(fact, false));

        for (var field : IncidentEvent.getDescriptor().getFields()) {
            if (field.getContainingOneof() != fact.getContainingOneof()) {
                assertSet(event, field);
            }
        }
        assertSet(event, fact);
    }

    private static void assertSet(Message message, FieldDescriptor field) {
        if (field.isRepeated()) {
            assertThat(message.getRepeatedFieldCount(field))
                    .as(field.getFullName())
                    .isPositive();
        } else {
            assertThat(message.hasField(field)).as(field.getFullName()).isTrue();
        }
        if (field.getJavaType() == JavaType.MESSAGE
                && !field.getMessageType()
                        .getFullName()
                        .equals(Timestamp.getDescriptor().getFullName())) {
            var nested = field.isRepeated()
                    ? (Message) message.getRepeatedField(field, 0)
                    : (Message) message.getField(field);
            nested.getDescriptorForType().getFields().forEach(inner -> assertSet(nested, inner));
        }
    }

    private static IncidentEvent parsedFromWire(IncidentEvent event) throws IOException {
        return IncidentEvent.parseFrom(event.toByteArray());
    }
}
