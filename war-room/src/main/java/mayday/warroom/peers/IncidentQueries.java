package mayday.warroom.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What is known about incidents, as the services that know it answer. */
@Component
public class IncidentQueries {

    private static final String LIVE = "REPORTED,ACKNOWLEDGED,FIXING,VERIFYING,WATCHING";
    private static final int MOST_ENTRIES = 2_000;

    /** The newest that fit; with a token there are more. */
    public record Board(List<BoardRow> incidents, @Nullable String nextPageToken) {}

    record Postmortems(List<Postmortem> postmortems) {}

    private final Peer incidentCommand;
    private final Peer timelineQuery;
    private final Peer postmortemService;

    IncidentQueries(Peers peers) {
        this.incidentCommand = peers.incidentCommand;
        this.timelineQuery = peers.timelineQuery;
        this.postmortemService = peers.postmortemService;
    }

    /** Everything that is neither resolved nor dismissed nor merged. */
    public Board live() {
        return board(LIVE, "", "");
    }

    /** The newest incidents that fit; an empty text asks for all. */
    public Board found(String status, String severity, String text) {
        return board("OPEN".equals(status) ? LIVE : status, severity, text);
    }

    private Board board(String status, String severity, String text) {
        var asked = Map.of("status", status, "severity", severity, "q", text);
        return timelineQuery.get(
                Board.class, "/api/v1/incidents?status={status}&severity={severity}&q={q}&pageSize=200", asked);
    }

    /** One incident, at {@code seen} or a later version if somebody already saw that one. */
    public BoardRow incident(String number, @Nullable Integer seen) {
        return seen == null
                ? timelineQuery.get(BoardRow.class, "/api/v1/incidents/{number}", Map.of("number", number))
                : timelineQuery.get(
                        BoardRow.class,
                        "/api/v1/incidents/{number}?minVersion={seen}",
                        Map.of("number", number, "seen", seen));
    }

    /** From its beginning again where entries were put right between two pages. */
    public Timeline timeline(String number) {
        try {
            return pages(number);
        } catch (PeerRefusal refused) {
            if (!refused.code().equals("outdated_page_token")) {
                throw refused;
            }
            return pages(number);
        }
    }

    private Timeline pages(String number) {
        var entries = new ArrayList<Timeline.Entry>();
        var page = page(number, null);
        entries.addAll(page.entries());
        while (page.nextPageToken() != null && entries.size() < MOST_ENTRIES) {
            page = page(number, page.nextPageToken());
            entries.addAll(page.entries());
        }
        return new Timeline(page.version(), entries, page.nextPageToken());
    }

    private Timeline page(String number, @Nullable String token) {
        var asked = new HashMap<String, Object>(Map.of("number", number));
        var path = "/api/v1/incidents/{number}/timeline?pageSize=200";
        if (token == null) {
            return timelineQuery.get(Timeline.class, path, asked);
        }
        asked.put("token", token);
        return timelineQuery.get(Timeline.class, path + "&pageToken={token}", asked);
    }

    public Metrics metrics(String number) {
        return timelineQuery.get(Metrics.class, "/api/v1/incidents/{number}/metrics", Map.of("number", number));
    }

    /** Empty while nobody answers: a page is worth showing without it. */
    public Optional<Checklist> checklist(String number) {
        try {
            return Optional.of(incidentCommand.get(
                    Checklist.class, "/api/v1/incidents/{number}/checklist", Map.of("number", number)));
        } catch (PeerFailure _) {
            return Optional.empty();
        }
    }

    /** Empty while there is none, or while nobody answers: a page is worth showing without it. */
    public Optional<Postmortem> postmortem(String number) {
        try {
            // A line of the list: the document itself is folded anew from the whole log each time it is read.
            return postmortemService
                    .get(Postmortems.class, "/api/v1/postmortems?incident={number}", Map.of("number", number))
                    .postmortems()
                    .stream()
                    .findFirst();
        } catch (PeerFailure _) {
            return Optional.empty();
        }
    }

    /** The whole post-mortem as a Markdown document. */
    public String postmortemDocument(String number) {
        return postmortemService.document(
                MediaType.parseMediaType("text/markdown"), "/api/v1/postmortems/{number}", Map.of("number", number));
    }
}
