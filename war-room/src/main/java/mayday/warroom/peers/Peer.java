package mayday.warroom.peers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One service, asked with bounded patience and a bounded number of questions at a time. */
final class Peer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final PeersProperties properties;
    private final Semaphore underWay;
    private final RestClient client;

    Peer(String name, URI address, PeersProperties properties) {
        this.name = name;
        this.properties = properties;
        this.underWay = new Semaphore(properties.maxPageRequests());
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build());
        requests.setReadTimeout(properties.pageTimeout());
        this.client = RestClient.builder()
                .baseUrl(address.toString())
                .requestFactory(requests)
                .build();
    }

    <T> T get(Class<T> type, String path, Map<String, ?> variables) {
        return bounded(() -> client.get()
                .uri(path, variables)
                .accept(MediaType.APPLICATION_JSON)
                .exchangeForRequiredValue((_, answer) -> read(answer, type)));
    }

    /** A document as it is, in the media type asked for. */
    String document(MediaType type, String path, Map<String, ?> variables) {
        return bounded(() -> client.get()
                .uri(path, variables)
                .accept(type)
                .exchangeForRequiredValue((_, answer) -> answer.getStatusCode().is2xxSuccessful()
                        ? new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8)
                        : read(answer, String.class)));
    }

    <T> T post(Class<T> type, String path, Map<String, ?> variables, HttpHeaders headers, byte[] json) {
        return bounded(() -> client.method(HttpMethod.POST)
                .uri(path, variables)
                .headers(sent -> sent.addAll(headers))
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchangeForRequiredValue((_, answer) -> read(answer, type)));
    }

    private <T> T bounded(Supplier<T> question) {
        try {
            if (!underWay.tryAcquire(properties.pageTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw PeerSilent.unreached(name, new IOException("Too many questions are under way"));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw PeerSilent.unreached(name, stopped);
        }
        try {
            return question.get();
        } catch (ResourceAccessException broken) {
            throw isUnconnected(broken.getCause())
                    ? PeerSilent.unreached(name, broken)
                    : PeerSilent.reached(name, broken);
        } finally {
            underWay.release();
        }
    }

    private static boolean isUnconnected(@Nullable Throwable why) {
        return why instanceof ConnectException || why instanceof HttpConnectTimeoutException;
    }

    private <T> T read(ClientHttpResponse answer, Class<T> type) throws IOException {
        var status = answer.getStatusCode();
        var body = answer.getBody().readAllBytes();
        try {
            if (status.is2xxSuccessful()) {
                return JSON.readValue(body, type);
            }
            if (status.is4xxClientError() || status.value() == 504) {
                throw new PeerRefusal(status.value(), JSON.readValue(body, PeerRefusal.Told.class));
            }
        } catch (JacksonException unreadable) {
            throw PeerSilent.reached(name, unreadable);
        }
        throw PeerSilent.reached(name, new IOException("It answered with status " + status.value()));
    }
}
