package mayday.command.incident;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mayday.command.encoding.SampleEvents;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import org.junit.jupiter.api.Test;

/** The readers hold theirs against the same table: a field that is taken here and passed over there would leave two truths. */
class CorrectableTest {

    private static final Path COMMANDS = Path.of("../docs/commands.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| ([^|]*`[^|]*) \\| ([^|]+) \\| [^|]+ \\|$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    @Test
    void every_event_takes_the_fields_that_are_documented_for_it() throws IOException {
        var taken = new HashMap<String, Set<String>>();
        SampleEvents.all()
                .filter(event -> !(event instanceof ImpactEnded ended && ended.reason() == ImpactEnded.Reason.MERGED))
                .forEach(event -> taken.put(publicName(event), taken(event)));

        assertThat(taken).containsExactlyInAnyOrderEntriesOf(documented());
    }

    private static Set<String> taken(IncidentEvent event) {
        return Correctable.fieldsOf(event).stream()
                .map(field -> inCamelCase(field.name()))
                .collect(toCollection(TreeSet::new));
    }

    /** Of an incident everything is published, so that the contract has no need to say so each time. */
    private static String publicName(IncidentEvent event) {
        var name = event.getClass().getSimpleName().replaceFirst("^Incident", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String inCamelCase(String constant) {
        var words = constant.toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(joining());
    }

    private static Map<String, Set<String>> documented() throws IOException {
        var commands = Files.readString(COMMANDS);
        var documented = new HashMap<String, Set<String>>();
        var rows = ROW.matcher(commands.substring(
                commands.indexOf("Which entry has which fields"), commands.indexOf("### `retract`")));
        while (rows.find()) {
            var fields = words(rows.group(2)).collect(toCollection(TreeSet::new));
            words(rows.group(1)).forEach(entry -> documented.put(entry, fields));
        }
        return documented;
    }

    private static Stream<String> words(String cell) {
        return WORD.matcher(cell).results().map(word -> word.group(1));
    }
}
