package mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That docs/architecture.md leads to the room of any line, and no document to a room or class that is gone. */
class ArchitectureDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final Path ARCHITECTURE = ROOT.resolve("docs/architecture.md");
    private static final List<String> MODULES =
            List.of("incident-command", "timeline-query", "postmortem-service", "war-room", "standalone");
    private static final List<String> WITH_CLASSES = Stream.concat(
                    MODULES.stream(), Stream.of("incident-contract", "end-to-end-tests"))
            .toList();

    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern ROOM =
            Pattern.compile("(?:command|timeline|postmortem|warroom|standalone)(?:/[a-z]+)+/?");
    private static final Pattern CLASS = Pattern.compile("(?:[a-z]+/)*((?:[A-Z][a-z]+)+)(?:\\.[a-z]\\w*)?");
    private static final Pattern ASKED_OF_MAVEN = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern DECLARED = Pattern.compile("(?:class|record|interface|enum) (\\w+)");

    @Test
    void every_room_is_named() throws IOException {
        var named = quoted().flatMap(text -> Arrays.stream(text.split("/"))).collect(Collectors.toSet());

        assertThat(rooms())
                .as("the last word of each package stands in a path of docs/architecture.md")
                .isNotEmpty()
                .allSatisfy(room -> assertThat(named).contains(room.substring(room.lastIndexOf('/') + 1)));
    }

    @Test
    void every_room_that_is_named_is_there() throws IOException {
        assertThat(rooms())
                .containsAll(quoted().filter(ROOM.asMatchPredicate())
                        .map(text -> text.replaceFirst("/$", ""))
                        .toList());
    }

    @Test
    void every_class_that_is_named_is_there() throws IOException {
        var named = new HashSet<String>();
        for (var document : documents()) {
            quoted(document)
                    .map(CLASS::matcher)
                    .filter(Matcher::matches)
                    .forEach(matcher -> named.add(matcher.group(1)));
            ASKED_OF_MAVEN.matcher(Files.readString(document)).results().forEach(test -> named.add(test.group(1)));
        }

        assertThat(named).contains("IncidentCommandHandler", "UpcastingTest", "GroupCommitTest");
        assertThat(declared()).containsAll(named);
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<>(List.of(ARCHITECTURE, ROOT.resolve("CONTRIBUTING.md")));
        try (var decisions = Files.list(ROOT.resolve("docs/decisions"))) {
            decisions.forEach(documents::add);
        }
        return documents;
    }

    private static Stream<String> quoted() throws IOException {
        return quoted(ARCHITECTURE);
    }

    private static Stream<String> quoted(Path document) throws IOException {
        return QUOTED.matcher(Files.readString(document)).results().map(quotation -> quotation.group(1));
    }

    /** Such as {@code command/store}; the package of a service's start is no room. */
    private static List<String> rooms() throws IOException {
        return sources(MODULES, "src/main/java", "package-info.java").stream()
                .map(file -> file.toString().replaceFirst(".*/src/main/java/mayday/", ""))
                .map(file -> file.replace("/package-info.java", ""))
                .filter(room -> room.contains("/"))
                .toList();
    }

    private static Set<String> declared() throws IOException {
        var names = new HashSet<String>();
        for (var file : sources(WITH_CLASSES, "src", ".java")) {
            DECLARED.matcher(Files.readString(file)).results().forEach(declaration -> names.add(declaration.group(1)));
        }
        return names;
    }

    private static List<Path> sources(List<String> modules, String under, String end) throws IOException {
        var found = new ArrayList<Path>();
        for (var module : modules) {
            try (var files = Files.walk(ROOT.resolve(module).resolve(under))) {
                files.filter(file -> file.toString().endsWith(end)).forEach(found::add);
            }
        }
        return found;
    }
}
