package mayday.warroom.gateway;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** An upstream's answer on its way to the client. Whatever happens on the way, the upstream connection is let go. */
final class RelayedAnswer implements ServerResponse {

    private static final List<ByteBuffer> STILL_HERE = List.of(ByteBuffer.wrap(new byte[] {':', '\n', '\n'}));

    private final HttpStatusCode status;
    private final HttpHeaders headers = new HttpHeaders();
    private final UpstreamBody body;
    private final Duration patience;
    private final Duration heartbeat;
    private final Runnable whenDone;

    RelayedAnswer(HttpStatusCode status, UpstreamBody body, Duration patience, Duration heartbeat, Runnable whenDone) {
        this.status = status;
        this.body = body;
        this.patience = patience;
        this.heartbeat = heartbeat;
        this.whenDone = whenDone;
    }

    @Override
    public HttpStatusCode statusCode() {
        return status;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        try (body) {
            response.setStatus(status.value());
            headers.forEach((name, values) -> pass(name, values, response));
            if (isStream()) {
                relayStream(response);
            } else {
                relayWhole(request, response);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            whenDone.run();
        }
        return null;
    }

    private boolean isStream() {
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    private static void pass(String name, List<String> values, HttpServletResponse response) {
        if (response.containsHeader(name)) {
            return; // what this door says about safety is said once
        }
        values.forEach(value -> response.addHeader(name, value));
    }

    /**
     * A body cut short must not look whole: while nothing has left, the client hears of it; after that the exception makes
     * the server break the connection.
     */
    private void relayWhole(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        try {
            for (var bytes = body.next(patience); bytes != null; bytes = body.next(patience)) {
                if (bytes.isEmpty()) {
                    throw new IOException("The upstream stopped in the middle of its answer");
                }
                write(bytes, response.getOutputStream());
            }
        } catch (IOException brokenOff) {
            if (response.isCommitted()) {
                throw brokenOff;
            }
            response.resetBuffer();
            headers.headerNames().forEach(name -> response.setHeader(name, null));
            UpstreamProblems.BROKEN_OFF.answer(request, response);
        }
    }

    /** When either side ends, the other does too; a reader that has left is noticed when it is written to. */
    private void relayStream(HttpServletResponse response) throws IOException, InterruptedException {
        response.flushBuffer();
        var client = response.getOutputStream();
        var newlines = 2;
        for (var bytes = nextOfStream(); bytes != null; bytes = nextOfStream()) {
            newlines = bytes.isEmpty() ? newlines : newlinesAtEnd(bytes, newlines);
            var betweenEvents = newlines >= 2;
            if (!writeToReader(bytes.isEmpty() && betweenEvents ? STILL_HERE : bytes, client)) {
                return;
            }
        }
    }

    private @Nullable List<ByteBuffer> nextOfStream() throws InterruptedException {
        try {
            return body.next(heartbeat);
        } catch (IOException _) {
            return null; // the service went away: the stream ends and the reader comes again
        }
    }

    private static boolean writeToReader(List<ByteBuffer> bytes, OutputStream client) {
        try {
            write(bytes, client);
            client.flush();
            return true;
        } catch (IOException _) {
            return false; // the reader has left, which is how every live stream ends
        }
    }

    private static void write(List<ByteBuffer> bytes, OutputStream client) throws IOException {
        for (var part : bytes) {
            var copy = new byte[part.remaining()];
            part.duplicate().get(copy);
            client.write(copy);
        }
    }

    private static int newlinesAtEnd(List<ByteBuffer> bytes, int before) {
        var count = 0;
        for (var part : bytes.reversed()) {
            for (var at = part.limit() - 1; at >= part.position(); at--) {
                if (part.get(at) != '\n') {
                    return count;
                }
                count++;
            }
        }
        return before + count;
    }
}
