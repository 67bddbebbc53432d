package mayday.timeline.timeline;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mayday.timeline.event.EncodedJson;
import mayday.timeline.intake.ProjectedIncident;
import mayday.timeline.rest.Answers;
import mayday.timeline.rest.Incidents;
import mayday.timeline.rest.LastGoodAnswers;
import mayday.timeline.rest.PageTokens;
import mayday.timeline.rest.Pages;
import mayday.timeline.rest.ProblemCode;
import mayday.timeline.rest.Refusal;
import mayday.timeline.timeline.TimelineQueries.Position;
import mayday.timeline.timeline.TimelineQueries.Selection;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What happened to one incident, as JSON in pages or as one Markdown document. */
@RestController
@RequestMapping("/api/v1/incidents/{id}/timeline")
class TimelineController {

    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");
    private static final int DEFAULT_PAGE = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final Incidents incidents;
    private final TimelineQueries timelines;
    private final PageTokens tokens;
    private final Answers answers;
    private final LastGoodAnswers lastGood;

    TimelineController(
            Incidents incidents,
            TimelineQueries timelines,
            PageTokens tokens,
            Answers answers,
            LastGoodAnswers lastGood) {
        this.incidents = incidents;
        this.timelines = timelines;
        this.tokens = tokens;
        this.answers = answers;
        this.lastGood = lastGood;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> timeline(
            @PathVariable String id,
            @RequestParam @Nullable Integer minVersion,
            @RequestParam @Nullable Integer afterVersion,
            @RequestParam @Nullable String kinds,
            @RequestParam @Nullable Boolean pinned,
            @RequestParam @Nullable Integer pageSize,
            @RequestParam @Nullable String pageToken) {
        var size = Pages.size(pageSize, DEFAULT_PAGE);
        return lastGood.answer(() -> incidents.answer(id, minVersion, incident -> {
            var question = "timeline %s %s %s %s".formatted(incident.id(), afterVersion, kinds, pinned);
            var page = pageToken == null ? null : PagePosition.parse(tokens.open(question, pageToken));
            if (page != null && timelines.isPutRightAfter(incident.id(), page.version())) {
                throw new Refusal(
                        ProblemCode.OUTDATED_PAGE_TOKEN, "Entries were put right since; start from the first page");
            }
            var version = page == null ? incident.version() : page.version();
            var selection = select(incident, version, afterVersion, kinds, pinned);
            var rows = timelines.page(selection, page == null ? null : page.position(), size + 1);
            var shown = rows.subList(0, Math.min(size, rows.size()));
            var next = rows.size() <= size
                    ? null
                    : tokens.issue(
                            question, new PagePosition(version, shown.getLast().position()).toString());
            var entries = shown.stream().map(TimelineQueries.Row::entry).toList();
            return answers.about(
                    incident,
                    String.valueOf(version),
                    MediaType.APPLICATION_JSON,
                    json(incident, version, entries, next));
        }));
    }

    /** The version the first page saw: all pages of one reading show the same log. */
    private record PagePosition(int version, Position position) {

        static PagePosition parse(String text) {
            var parts = text.split("\\|", -1);
            return new PagePosition(Integer.parseInt(parts[0]), new Position(parts[1], Integer.parseInt(parts[2])));
        }

        @Override
        public String toString() {
            return "%d|%s|%d".formatted(version, position.occurredAt(), position.sequence());
        }
    }

    private byte[] json(ProjectedIncident incident, int version, List<EncodedJson> entries, @Nullable String next) {
        var before = "{\"incidentId\":\"%s\",\"number\":%s,\"title\":%s,\"version\":%d,\"entries\":["
                .formatted(
                        incident.id(),
                        JSON.writeValueAsString(incident.number()),
                        JSON.writeValueAsString(timelines.title(incident.id())),
                        version);
        return Answers.array(before, entries, "],\"nextPageToken\":" + JSON.writeValueAsString(next) + "}");
    }

    @GetMapping(produces = "text/markdown;charset=UTF-8")
    ResponseEntity<byte[]> markdown(
            @PathVariable String id,
            @RequestParam @Nullable Integer minVersion,
            @RequestParam @Nullable Integer afterVersion,
            @RequestParam @Nullable String kinds,
            @RequestParam @Nullable Boolean pinned) {
        return lastGood.answer(() -> incidents.answer(id, minVersion, incident -> {
            var selection = select(incident, incident.version(), afterVersion, kinds, pinned);
            var document = new MinuteLog(incident.number(), timelines.title(incident.id()), incident.version());
            @Nullable Position after = null;
            do {
                var rows = timelines.page(selection, after, 1000);
                rows.forEach(row -> document.add(JSON.readTree(row.entry().bytes())));
                after = rows.size() < 1000 ? null : rows.getLast().position();
            } while (after != null);
            return answers.about(incident, incident.version() + "-md", MARKDOWN, document.markdown());
        }));
    }

    private static Selection select(
            ProjectedIncident incident,
            int version,
            @Nullable Integer afterVersion,
            @Nullable String kinds,
            @Nullable Boolean pinned) {
        var after = afterVersion == null ? 0 : afterVersion;
        if (after < 0) {
            throw new Refusal(ProblemCode.MALFORMED_PARAMETER, "afterVersion is negative", "afterVersion");
        }
        return new Selection(incident.id(), version, after, kinds(kinds), Boolean.TRUE.equals(pinned));
    }

    private static Set<EntryKind> kinds(@Nullable String kinds) {
        if (kinds == null || kinds.isBlank()) {
            return Set.of();
        }
        try {
            return Arrays.stream(kinds.split(",", -1))
                    .map(kind -> EntryKind.valueOf(kind.strip()))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(EntryKind.class)));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(
                    ProblemCode.MALFORMED_PARAMETER, "kinds are of " + Arrays.toString(EntryKind.values()), "kinds");
        }
    }
}
