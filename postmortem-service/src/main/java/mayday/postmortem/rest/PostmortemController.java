package mayday.postmortem.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import mayday.postmortem.export.PostmortemMarkdown;
import mayday.postmortem.intake.Arrivals;
import mayday.postmortem.intake.Freshness;
import mayday.postmortem.log.Incident;
import mayday.postmortem.log.IncidentLog;
import mayday.postmortem.postmortem.Postmortem;
import mayday.postmortem.postmortem.PostmortemQueries;
import mayday.postmortem.postmortem.PostmortemQueries.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Post-mortems by the incident they are of. */
@RestController
@RequestMapping("/api/v1/postmortems")
class PostmortemController {

    record Page(List<Listed> postmortems, @Nullable String nextPageToken) {}

    record Opened(UUID incidentId, String number, int version, Postmortem.Status status) {}

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final IncidentLog log;
    private final PostmortemQueries postmortems;
    private final Arrivals arrivals;
    private final Freshness freshness;
    private final ReadProperties properties;

    PostmortemController(
            IncidentLog log,
            PostmortemQueries postmortems,
            Arrivals arrivals,
            Freshness freshness,
            ReadProperties properties) {
        this.log = log;
        this.postmortems = postmortems;
        this.arrivals = arrivals;
        this.freshness = freshness;
        this.properties = properties;
    }

    @GetMapping
    ResponseEntity<Page> list(HttpServletRequest request) {
        var incident = request.getParameter("incident");
        if (incident != null) {
            Parameters.of(request, Set.of("incident"));
            var found = IncidentAddress.of(incident).in(log).flatMap(postmortems::listed);
            return page(found.stream().toList(), null);
        }
        var parameters = Parameters.of(request, Set.of("pageSize", "pageToken"));
        var size = parameters.number("pageSize", PAGE, 1, LARGEST_PAGE);
        var found = postmortems.list(PageToken.read(parameters.text("pageToken")), size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        var next = found.size() > size ? PageToken.after(page.getLast().number()) : null;
        return page(page, next);
    }

    private ResponseEntity<Page> page(List<Listed> page, @Nullable String next) {
        return ResponseEntity.ok()
                .header("Timeline-Lag-Ms", "" + freshness.lagMillis())
                .body(new Page(page, next));
    }

    @GetMapping("/{incident}")
    ResponseEntity<?> read(@PathVariable String incident, HttpServletRequest request) throws InterruptedException {
        var minVersion = Parameters.of(request, Set.of("minVersion")).number("minVersion", 0, 1, 999_999_999);
        var suffix = Representation.bySuffix(incident);
        var form = suffix != null
                ? suffix
                : Representation.byAccept(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        var address = IncidentAddress.of(suffix == null ? incident : suffix.without(incident));
        var found = atLeast(minVersion, address);
        var postmortem = postmortems
                .find(found)
                .orElseThrow(() -> new Refusal(
                        ProblemCode.NO_POSTMORTEM,
                        found.number() + " is not resolved, and nobody has opened its post-mortem early."));
        var answer = ResponseEntity.ok()
                .eTag(form.etag(found.version()))
                .varyBy(HttpHeaders.ACCEPT)
                .header("Timeline-Version", "" + found.version())
                .header("Timeline-Lag-Ms", "" + freshness.lagMillis())
                .contentType(form.mediaType());
        return switch (form) {
            case JSON -> answer.body(postmortem);
            case MARKDOWN -> answer.body(PostmortemMarkdown.of(postmortem));
        };
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Opened> open(HttpServletRequest request) throws IOException {
        Parameters.of(request, Set.of());
        var incident = known(OpeningRequest.read(request).incident());
        var answer = postmortems.open(incident)
                ? ResponseEntity.created(URI.create("/api/v1/postmortems/" + incident.number()))
                : ResponseEntity.ok();
        return answer.eTag(Representation.JSON.etag(incident.version()))
                .body(new Opened(
                        incident.incidentId(), incident.number(), incident.version(), Postmortem.Status.DRAFT));
    }

    /** The incident once it has arrived up to the version the caller knows of. */
    private Incident atLeast(int minVersion, IncidentAddress address) throws InterruptedException {
        if (minVersion == 0) {
            return known(address);
        }
        var found = new AtomicReference<@Nullable Incident>();
        var arrived = arrivals.await(
                () -> {
                    var incident = address.in(log).orElse(null);
                    found.set(incident);
                    return incident != null && incident.version() >= minVersion;
                },
                properties.minVersionWait());
        var incident = found.get();
        if (!arrived || incident == null) {
            throw new Refusal(
                    ProblemCode.PROJECTION_BEHIND,
                    "Version %d is asked for, %d is here; the service is %d ms behind."
                            .formatted(minVersion, incident == null ? 0 : incident.version(), freshness.lagMillis()));
        }
        return incident;
    }

    private Incident known(IncidentAddress address) {
        return address.in(log)
                .orElseThrow(
                        () -> new Refusal(ProblemCode.UNKNOWN_INCIDENT, "No event of this incident has arrived here."));
    }
}
