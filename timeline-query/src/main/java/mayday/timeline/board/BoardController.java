package mayday.timeline.board;

import java.util.UUID;
import mayday.timeline.rest.Answers;
import mayday.timeline.rest.Incidents;
import mayday.timeline.rest.LastGoodAnswers;
import mayday.timeline.rest.PageTokens;
import mayday.timeline.rest.Pages;
import mayday.timeline.rest.ProblemCode;
import mayday.timeline.rest.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The incidents, newest report first, and one of them. */
@RestController
@RequestMapping("/api/v1/incidents")
class BoardController {

    private static final int DEFAULT_PAGE = 50;
    private static final JsonMapper JSON = new JsonMapper();

    private final Incidents incidents;
    private final BoardQueries board;
    private final PageTokens tokens;
    private final Answers answers;
    private final LastGoodAnswers lastGood;

    BoardController(
            Incidents incidents, BoardQueries board, PageTokens tokens, Answers answers, LastGoodAnswers lastGood) {
        this.incidents = incidents;
        this.board = board;
        this.tokens = tokens;
        this.answers = answers;
        this.lastGood = lastGood;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String severity,
            @RequestParam @Nullable String system,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String strategy,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable Integer pageSize,
            @RequestParam @Nullable String pageToken) {
        var filter = new BoardFilter(
                BoardFilter.statuses(status),
                BoardFilter.severities(severity),
                BoardFilter.sources(source),
                BoardFilter.strategies(strategy),
                BoardFilter.text("system", system),
                BoardFilter.instant("from", from),
                BoardFilter.instant("to", to),
                BoardFilter.text("q", q));
        var size = Pages.size(pageSize, DEFAULT_PAGE);
        return lastGood.answer(() -> page(filter, size, pageToken));
    }

    private ResponseEntity<byte[]> page(BoardFilter filter, int size, @Nullable String pageToken) {
        var question = "board " + filter;
        var after = pageToken == null ? null : position(tokens.open(question, pageToken));
        var position = board.position();
        var rows = board.page(filter, after, size + 1);
        var shown = rows.subList(0, Math.min(size, rows.size()));
        var next = rows.size() <= size
                ? null
                : tokens.issue(question, text(shown.getLast().position()));
        var body = Answers.array(
                "{\"incidents\":[",
                shown.stream().map(BoardQueries.Row::shown).toList(),
                "],\"nextPageToken\":" + JSON.writeValueAsString(next) + "}");
        return answers.aboutAll(position, body);
    }

    private static String text(BoardQueries.Position position) {
        return position.reportedAt() + "|" + position.incident();
    }

    private static BoardQueries.Position position(String text) {
        var bar = text.indexOf('|');
        return new BoardQueries.Position(text.substring(0, bar), UUID.fromString(text.substring(bar + 1)));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> incident(@PathVariable String id, @RequestParam @Nullable Integer minVersion) {
        return lastGood.answer(() -> incidents.answer(id, minVersion, incident -> {
            var row = board.row(incident.id())
                    .orElseThrow(() -> new Refusal(ProblemCode.REBUILDING, "The board is being rebuilt"));
            var shown = incident.at(row.version());
            return answers.about(
                    shown,
                    String.valueOf(shown.version()),
                    MediaType.APPLICATION_JSON,
                    row.shown().bytes());
        }));
    }
}
