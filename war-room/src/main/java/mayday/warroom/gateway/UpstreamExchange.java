package mayday.warroom.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mayday.warroom.peers.PeersProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Asks the service that owns a path, and passes on what it answers.
 *
 * <p>The gateway library's own exchange is not used: it reads an answer to its end when the client leaves, which for a
 * live stream is never, and it forgets to close one whose {@code ETag} the client already has.
 */
final class UpstreamExchange implements ProxyExchange, AutoCloseable {

    static final int MAX_BODY_BYTES = 1024 * 1024;

    private static final Set<String> SET_BY_THE_CLIENT = Set.of("connection", "content-length", "expect", "host");

    private final PeersProperties peers;
    private final Semaphore streams;
    private final HttpClient client;

    UpstreamExchange(PeersProperties peers) {
        this.peers = peers;
        this.streams = new Semaphore(peers.maxStreams());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(peers.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public ServerResponse exchange(Request request) {
        var stream = wantsStream(request);
        if (stream && !streams.tryAcquire()) {
            return new ProblemResponse(UpstreamProblems.TOO_MANY_STREAMS);
        }
        Runnable whenDone = stream ? streams::release : () -> {};
        var isUnderWay = false;
        try {
            var answer = ask(request, whenDone);
            isUnderWay = answer instanceof RelayedAnswer;
            return answer;
        } finally {
            if (!isUnderWay) {
                whenDone.run();
            }
        }
    }

    private ServerResponse ask(Request request, Runnable whenDone) {
        try {
            var body =
                    request.getServerRequest().servletRequest().getInputStream().readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                return new ProblemResponse(UpstreamProblems.BODY_TOO_LARGE);
            }
            var sendable = upstreamRequest(request, body);
            return sendable.isEmpty()
                    ? new ProblemResponse(UpstreamProblems.NOT_SENDABLE)
                    : relayed(request, answerTo(sendable.get()), whenDone);
        } catch (TimeoutException _) {
            return new ProblemResponse(UpstreamProblems.TOO_SLOW);
        } catch (IOException _) {
            return new ProblemResponse(UpstreamProblems.UNAVAILABLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ProblemResponse(UpstreamProblems.UNAVAILABLE);
        }
    }

    private ServerResponse relayed(
            Request request, HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer, Runnable whenDone) {
        var body = new UpstreamBody();
        answer.body().subscribe(body);
        try {
            var relayed = new RelayedAnswer(
                    HttpStatusCode.valueOf(answer.statusCode()),
                    body,
                    peers.answerTimeout(),
                    peers.streamHeartbeat(),
                    whenDone);
            var seen = new Seen(relayed.statusCode(), headersOf(answer));
            request.getResponseConsumers().forEach(consumer -> consumer.accept(seen, relayed));
            return relayed;
        } catch (RuntimeException unfit) {
            body.close(); // nobody else would: the answer goes nowhere
            throw unfit;
        }
    }

    /** Waits for the head of the answer only: a live stream has no end to wait for. */
    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> answerTo(HttpRequest request)
            throws IOException, InterruptedException, TimeoutException {
        var answer = client.sendAsync(request, BodyHandlers.ofPublisher());
        try {
            return answer.get(peers.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("No answer", failed.getCause());
        } finally {
            letGo(answer);
        }
    }

    /** An answer that arrives after nobody waits for it any more still holds a connection. */
    private static void letGo(CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer) {
        if (!answer.isDone() && !answer.cancel(true)) {
            var _ = answer.thenAccept(late -> {
                var unread = new UpstreamBody();
                unread.close();
                late.body().subscribe(unread);
            });
        }
    }

    /** Empty where the client wrote what a server reads and no client sends, such as {@code %zz} in a query. */
    private static Optional<HttpRequest> upstreamRequest(Request request, byte[] body) {
        var publisher =
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        var notOurs = connectionBound(request);
        try {
            var upstream = HttpRequest.newBuilder(target(request))
                    .method(request.getMethod().name(), publisher);
            request.getHeaders().forEach((name, values) -> {
                if (!notOurs.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> upstream.header(name, value));
                }
            });
            return Optional.of(upstream.build());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The owner's address with path and query exactly as the client wrote them. */
    private static URI target(Request request) {
        var owner = request.getUri();
        if (owner == null) {
            throw new IllegalStateException("A route without an owner");
        }
        var query = request.getServerRequest().servletRequest().getQueryString();
        return URI.create(owner.getScheme() + "://" + owner.getRawAuthority() + owner.getRawPath()
                + (query == null ? "" : "?" + query));
    }

    /** Read from the request as it came: on its way through the gateway it loses {@code Connection} itself. */
    private static Set<String> connectionBound(Request request) {
        var named = said(request, HttpHeaders.CONNECTION)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        named.addAll(SET_BY_THE_CLIENT);
        return named;
    }

    private static HttpHeaders headersOf(HttpResponse<?> answer) {
        var headers = new HttpHeaders();
        answer.headers().map().forEach(headers::addAll);
        headers.remove(HttpHeaders.DATE);
        return headers;
    }

    /** Looks at the text only: an {@code Accept} that nobody can read is for the owner of the path to refuse. */
    private static boolean wantsStream(Request request) {
        return request.getMethod().equals(HttpMethod.GET)
                && (request.getServerRequest().path().endsWith("/stream")
                        || said(request, HttpHeaders.ACCEPT)
                                .anyMatch(value ->
                                        value.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_EVENT_STREAM_VALUE)));
    }

    private static Stream<String> said(Request request, String header) {
        return Collections.list(request.getServerRequest().servletRequest().getHeaders(header)).stream();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** The upstream's status and headers, as the gateway's header filters want to see them. */
    private record Seen(HttpStatusCode statusCode, HttpHeaders headers) implements Response {

        @Override
        public HttpStatusCode getStatusCode() {
            return statusCode;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
