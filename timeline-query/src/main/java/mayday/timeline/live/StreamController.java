package mayday.timeline.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mayday.timeline.rest.Incidents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The streams. A reader goes on where the id of the last event it saw says, by the header {@code Last-Event-ID} that
 * browsers send or by the parameter {@code lastEventId}; the header is the newer of the two.
 */
@RestController
@RequestMapping(path = "/api/v1/incidents", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class StreamController {

    private final Incidents incidents;
    private final LiveStreams streams;

    StreamController(Incidents incidents, LiveStreams streams) {
        this.incidents = incidents;
        this.streams = streams;
    }

    /** Without a token from the first entry on. */
    @GetMapping("/{id}/timeline/stream")
    void timeline(
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException {
        var incident = incidents.find(id);
        var token = token(header, lastEventId, "0");
        streams.followTimeline(incident.id(), start(token, response), response.getOutputStream());
    }

    /** Without a token from now on. */
    @GetMapping("/stream")
    void board(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam @Nullable String lastEventId,
            HttpServletResponse response)
            throws IOException {
        var token = token(header, lastEventId, "");
        streams.followBoard(start(token, response), response.getOutputStream());
    }

    private static String token(@Nullable String header, @Nullable String parameter, String otherwise) {
        if (header != null && !header.isBlank()) {
            return header.strip();
        }
        return parameter != null && !parameter.isBlank() ? parameter.strip() : otherwise;
    }

    private static LiveStreams.Start start(String token, HttpServletResponse response) {
        return (tail, out) -> {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            response.setHeader("X-Accel-Buffering", "no");
            if (token.isEmpty()) {
                return tail.newest();
            }
            var position = position(token);
            if (position != null && position > tail.newest()) {
                // Another instance may have shown what this one has not looked at yet.
                tail.touch();
            }
            var newest = tail.newest();
            if (position == null || position > newest) {
                out.write(Frame.reset(newest).bytes());
                return newest;
            }
            return position;
        };
    }

    private static @Nullable Long position(String token) {
        try {
            var position = Long.parseLong(token);
            return position < 0 ? null : position;
        } catch (NumberFormatException unknown) {
            return null;
        }
    }
}
