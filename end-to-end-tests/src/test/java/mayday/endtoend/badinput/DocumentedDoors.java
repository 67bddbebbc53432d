package mayday.endtoend.badinput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the OpenAPI documents of the services say there is. */
final class DocumentedDoors {

    private static final List<String> SERVICES = List.of("incident-command", "timeline-query", "postmortem-service");
    private static final Pattern PATH = Pattern.compile("^ {2}(/api/\\S+):\n((?:(?: {4}.*)?\n)+)", Pattern.MULTILINE);

    private DocumentedDoors() {}

    /** The paths that this method has, whatever the documents call the incident in them. */
    static List<String> that(String method) throws IOException {
        var paths = new ArrayList<String>();
        for (var service : SERVICES) {
            var document = Path.of("..", service, "src/main/resources", service, "openapi.yaml");
            PATH.matcher(Files.readString(document))
                    .results()
                    .filter(path -> path.group(2).lines().anyMatch("    %s:".formatted(method)::equals))
                    .forEach(path -> paths.add(path.group(1).replace("{incident}", "{id}")));
        }
        return paths;
    }
}
