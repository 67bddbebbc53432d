package mayday.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mayday.command.contract.PublicEvents;
import mayday.command.rest.request.Query;
import mayday.command.store.EventLog;
import mayday.command.store.KnownIncident;
import mayday.command.store.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The raw log of one incident, in its published form: for gap repair, audit and export. */
@RestController
@RequestMapping(IncidentDoor.INCIDENT)
final class LogController {

    private static final int PAGE = 500;
    private static final int LARGEST_PAGE = 1000;

    /** What following the hash chain has shown. Heads are not signed yet, so a tail that was cut off does not show. */
    record Verified(
            UUID incidentId,
            String number,
            int version,
            boolean valid,
            String head,
            @Nullable Integer brokenAt,
            boolean signed) {}

    private final EventLog log;

    LogController(EventLog log) {
        this.log = log;
    }

    /** One page; where its last sequence is below {@code version}, more follow. */
    @GetMapping(path = "/events", produces = MediaType.APPLICATION_JSON_VALUE)
    void events(KnownIncident incident, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Query.of(request, Set.of("after", "limit"));
        int after = query.number("after", 0, 0, Integer.MAX_VALUE);
        int limit = query.number("limit", PAGE, 1, LARGEST_PAGE);
        // Asked for first: a version that is too old only makes the reader ask once more.
        int version = log.version(incident.id());
        var events = log.events(incident.id(), after, limit);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("ETag", "\"" + version + "\"");
        var out = response.getOutputStream();
        out.write("{\"incidentId\":\"%s\",\"number\":\"%s\",\"version\":%d,\"events\":["
                .formatted(incident.id(), incident.name(), version)
                .getBytes(StandardCharsets.UTF_8));
        writeSeparated(out, events, ',');
        out.write(']');
        out.write('}');
    }

    /** All of them, one a line; read in pages, so that a long log does not have to fit into memory. */
    @GetMapping(path = "/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void eventLines(KnownIncident incident, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var query = Query.of(request, Set.of("after"));
        int after = query.number("after", 0, 0, Integer.MAX_VALUE);
        var page = log.events(incident.id(), after, PAGE);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        var out = response.getOutputStream();
        while (!page.isEmpty()) {
            writeSeparated(out, page, '\n');
            out.write('\n');
            page = log.events(incident.id(), page.getLast().sequence(), PAGE);
        }
    }

    @GetMapping(path = "/verification", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Verified> verification(KnownIncident incident, HttpServletRequest request) {
        Query.of(request, Set.of());
        var verification = log.verify(incident);
        return ResponseEntity.ok()
                .eTag("\"" + verification.version() + "\"")
                .body(new Verified(
                        incident.id().value(),
                        incident.name(),
                        verification.version(),
                        verification.valid(),
                        verification.head(),
                        verification.brokenAt(),
                        false));
    }

    private static void writeSeparated(OutputStream out, List<StoredEvent> events, char separator) throws IOException {
        for (int index = 0; index < events.size(); index++) {
            if (index > 0) {
                out.write(separator);
            }
            out.write(PublicEvents.json(PublicEvents.publicForm(events.get(index))));
        }
    }
}
