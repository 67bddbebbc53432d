package mayday.incident.contract;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Path;
import java.util.List;
import mayday.incident.v1.IncidentEvent;

/** The facts of the contract and how they are printed on the topic. */
final class Facts {

    static final Path SAMPLES = Path.of("src/main/resources/incident-contract/samples");

    private Facts() {}

    /** The arms of {@code oneof fact}; the name of the arm is the public name of the fact. */
    static List<FieldDescriptor> all() {
        return IncidentEvent.getDescriptor().getOneofs().getFirst().getFields();
    }

    static String ceType(FieldDescriptor fact) {
        return "org.mayday.incident." + fact.getName() + ".v1";
    }

    static Path sample(FieldDescriptor fact, boolean minimal) {
        return SAMPLES.resolve(fact.getName() + (minimal ? ".minimal.json" : ".json"));
    }

    static String print(Message message) {
        try {
            return JsonFormat.printer()
                    .omittingInsignificantWhitespace()
                    .alwaysPrintFieldsWithNoPresence()
                    .print(message);
        } catch (InvalidProtocolBufferException unprintable) {
            throw new IllegalStateException(unprintable);
        }
    }

    static String printForPeople(Message message) {
        try {
            return JsonFormat.printer().alwaysPrintFieldsWithNoPresence().print(message);
        } catch (InvalidProtocolBufferException unprintable) {
            throw new IllegalStateException(unprintable);
        }
    }

    static IncidentEvent parse(String json) {
        try {
            var event = IncidentEvent.newBuilder();
            JsonFormat.parser().ignoringUnknownFields().merge(json, event);
            return event.build();
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
