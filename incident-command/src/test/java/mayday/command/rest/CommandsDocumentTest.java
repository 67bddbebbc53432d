package mayday.command.rest;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/commands.md} is run from top to bottom, and its tables are held against the request records. */
class CommandsDocumentTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final Pattern CALL = Pattern.compile("""
            ```sh
            curl -sS "\\$MAYDAY([^"]+)"(?: --json '((?:[^']|'\\$(?:EVENT|OTHER)'(?=\"))+)')?(?: -H '([^:]+): ([^']+)')?
            ```""");
    private static final Pattern SECTION = Pattern.compile("(?m)^### `([a-z-]+)`$(.*?)(?=^##|\\z)", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| (\\*\\*)?`([A-Za-z]+)`(?:\\*\\*)? \\|");

    private static String document = "";

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(Path.of("..", "docs", "commands.md"));
    }

    @Test
    void every_documented_call_works_in_the_order_of_the_document() {
        var number = "";
        var noted = "";
        var other = DOOR.get(DOOR.incident() + "/events").json().path("number").asString();
        int calls = 0;
        for (var call : CALL.matcher(document).results().toList()) {
            var answered = call(call, number, noted, other);
            assertThat(answered.status())
                    .as("%s %s", call.group(), answered.response().body())
                    .isIn(200, 201);
            if (call.group(2) != null && answered.events().contains("note_taken")) {
                noted = answered.json().at("/events/0/eventId").asString();
            }
            number = number.isEmpty() ? answered.json().path("number").asString() : number;
            calls++;
        }
        assertThat(calls).isEqualTo(document.split("```sh\ncurl ", -1).length - 1);
    }

    private static OpenDoor.Answered call(MatchResult call, String number, String noted, String other) {
        var path = "/api/v1" + call.group(1).replace("$INCIDENT", number);
        if (call.group(2) != null) {
            var body = call.group(2).replace("'$EVENT'", noted).replace("'$OTHER'", other);
            return DOOR.post(path, body);
        }
        return call.group(3) == null ? DOOR.get(path) : DOOR.get(path, call.group(3), call.group(4));
    }

    @Test
    void every_command_has_a_section_with_its_fields_and_a_call() {
        var documented = sections();
        var real = RequestShapes.commands();

        assertThat(documented.keySet())
                .isEqualTo(
                        real.keySet().stream().map(CommandsDocumentTest::name).collect(toSet()));
        real.forEach((path, request) -> {
            var section = documented.getOrDefault(name(path), "");
            assertThat(fields(section, true)).as(path).isEqualTo(fields(request, true));
            assertThat(fields(section, false)).as(path).isEqualTo(fields(request, false));
            assertThat(CALL.matcher(section).results()).as(path).hasSize(1);
        });
    }

    private static Map<String, String> sections() {
        return SECTION.matcher(document)
                .results()
                .collect(toMap(section -> section.group(1), section -> section.group(2)));
    }

    private static String name(String path) {
        return path.equals(OpenDoor.INCIDENTS) ? "report" : path.substring(path.lastIndexOf('/') + 1);
    }

    private static Set<String> fields(String section, boolean required) {
        return FIELD.matcher(section)
                .results()
                .filter(field -> required == (field.group(1) != null))
                .map(field -> field.group(2))
                .collect(toSet());
    }

    private static Set<String> fields(Class<?> request, boolean required) {
        return Stream.of(RequestShapes.fields(request))
                .flatMap(java.util.List::stream)
                .filter(field -> field.isRequired() == required)
                .map(RequestShapes.Shape::name)
                .collect(toSet());
    }
}
