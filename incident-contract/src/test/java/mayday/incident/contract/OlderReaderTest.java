package mayday.incident.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts are added over time; whoever does not know one still reads the envelope and sees that no fact is set. */
class OlderReaderTest {

    static List<FieldDescriptor> facts() {
        return Facts.all();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_reader_without_the_fact_sees_an_event_with_no_fact(FieldDescriptor fact)
            throws DescriptorValidationException, InvalidProtocolBufferException {
        var older = without(fact).findMessageTypeByName("IncidentEvent");
        var event = Sample.full(fact);

        var fromJson = DynamicMessage.newBuilder(older);
        JsonFormat.parser().ignoringUnknownFields().merge(Facts.print(event), fromJson);
        var fromWire = DynamicMessage.parseFrom(older, event.toByteArray());

        for (var read : List.of(fromJson.build(), fromWire)) {
            assertThat(read.hasOneof(older.getOneofs().getFirst())).isFalse();
            assertThat(read.getField(older.findFieldByName("event_id"))).isEqualTo(event.getEventId());
            assertThat(read.getField(older.findFieldByName("sequence"))).isEqualTo(event.getSequence());
        }
        assertThat(fromWire.getUnknownFields().hasField(fact.getNumber())).isTrue();
    }

    @Test
    void a_fact_that_nobody_knows_yet_is_an_event_with_no_fact() {
        var json = Facts.print(Sample.minimal(Facts.all().getFirst()))
                .replace("\"reported\":{", "\"entryTranslated\":{\"entry\":\"1\",");

        var event = Facts.parse(json);

        assertThat(event.getFactCase()).isEqualTo(FactCase.FACT_NOT_SET);
        assertThat(event.getIncidentNumber()).isEqualTo("INC-42");
    }

    private static FileDescriptor without(FieldDescriptor fact) throws DescriptorValidationException {
        var file = FileDescriptorProto.newBuilder(
                IncidentEvent.getDescriptor().getFile().toProto());
        var message = file.getMessageTypeBuilderList().getFirst();
        var kept = message.getFieldList().stream()
                .filter(field -> field.getNumber() != fact.getNumber())
                .toList();
        message.clearField().addAllField(kept);
        return FileDescriptor.buildFrom(
                file.build(),
                IncidentEvent.getDescriptor().getFile().getDependencies().toArray(FileDescriptor[]::new));
    }
}
