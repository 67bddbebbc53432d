package mayday.standalone.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import mayday.standalone.incidentfile.IncidentFile;
import tools.jackson.databind.json.JsonMapper;

/** The real incidents an empty Mayday begins with, oldest first; where they come from is in the README beside them. */
public final class BundledIncidents {

    private static final List<String> SLUGS = List.of(
            "aws-s3-2017-02-28",
            "cloudflare-2019-07-02",
            "slack-2021-01-04",
            "fastly-2021-06-08",
            "github-2025-10-29-codespaces");

    private BundledIncidents() {}

    public static List<IncidentFile> all() {
        return SLUGS.stream().map(BundledIncidents::read).toList();
    }

    private static IncidentFile read(String slug) {
        var name = slug + ".json";
        try (var in = BundledIncidents.class.getResourceAsStream("/standalone/incidents/" + name)) {
            return IncidentFile.read(name, JsonMapper.shared().readTree(Objects.requireNonNull(in, name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
