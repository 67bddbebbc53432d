package mayday.timeline.event;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mayday.incident.v1.Correction;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.incident.v1.Moment;
import org.junit.jupiter.api.Test;

/** The record takes just these corrections: one that it takes and a reader passes over would leave two truths. */
class CorrectableTest {

    private static final Path COMMANDS = Path.of("../docs/commands.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| ([^|]*`[^|]*) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    @Test
    void every_fact_takes_the_fields_that_are_documented_for_it() throws IOException {
        var facts = Stream.of(FactCase.values()).filter(fact -> fact != FactCase.FACT_NOT_SET);

        assertThat(facts.map(CorrectableTest::fact).collect(toMap(FieldDescriptor::getName, CorrectableTest::taken)))
                .containsExactlyInAnyOrderEntriesOf(documented());
    }

    /** What people may put right and what follows; every fact has its time in one place, whether or not they may. */
    private static Map<String, Set<String>> documented() throws IOException {
        var commands = Files.readString(COMMANDS);
        var documented = new HashMap<String, Set<String>>();
        var rows = ROW.matcher(commands.substring(
                commands.indexOf("Which entry has which fields"), commands.indexOf("### `retract`")));
        while (rows.find()) {
            var fields = words(rows.group(2) + rows.group(3)).collect(toCollection(TreeSet::new));
            if (!fields.isEmpty()) {
                fields.add("occurredAt");
            }
            words(rows.group(1)).forEach(fact -> documented.put(fact, fields));
        }
        return documented;
    }

    private static Stream<String> words(String cell) {
        return WORD.matcher(cell).results().map(word -> word.group(1));
    }

    /** The fields of a correction that change the fact. */
    private static Set<String> taken(FieldDescriptor fact) {
        var event = IncidentEvent.newBuilder();
        event.setField(fact, event.newBuilderForField(fact).build());
        var told = event.build();
        return Correction.getDescriptor().getFields().stream()
                .filter(field -> values(field).anyMatch(value -> isChanged(told, field, value)))
                .map(FieldDescriptor::getJsonName)
                .collect(toCollection(TreeSet::new));
    }

    private static boolean isChanged(IncidentEvent told, FieldDescriptor field, Object value) {
        var correction = Correction.newBuilder().setField(field, value).build();
        return !Correctable.corrected(told, correction).equals(told);
    }

    private static Stream<Object> values(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> Stream.of(7);
            case LONG -> Stream.of(7L);
            case FLOAT -> Stream.of(7f);
            case DOUBLE -> Stream.of(7d);
            case BOOLEAN -> Stream.of(true, false);
            case STRING -> Stream.of("what it was");
            case BYTE_STRING -> Stream.of();
            case ENUM -> Stream.of(field.getEnumType().findValueByNumber(1));
            case MESSAGE -> Stream.of(moment());
        };
    }

    private static Message moment() {
        var moment = Moment.newBuilder();
        moment.getAtBuilder().setSeconds(7);
        return moment.build();
    }

    private static FieldDescriptor fact(FactCase fact) {
        return IncidentEvent.getDescriptor().findFieldByNumber(fact.getNumber());
    }
}
