package mayday.warroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mayday.warroom.peers.PeersProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange.RequestBuilder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.function.ServerRequest;

/** What becomes of the one place for a live stream, and of the connection, when a stream does not come about. */
class UpstreamExchangeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PLACES = 1;

    private SocketPeer peer;
    private UpstreamExchange exchange;

    @BeforeEach
    void start() throws IOException {
        peer = new SocketPeer(SocketPeer.LIVE_HEAD);
        var at = peer.address();
        exchange = new UpstreamExchange(
                new PeersProperties(at, at, at, PATIENCE, PATIENCE, PATIENCE, PLACES, PLACES, PATIENCE));
    }

    @AfterEach
    void stop() throws IOException {
        exchange.close();
        peer.close();
    }

    @Test
    void what_no_client_can_send_is_refused_and_gives_the_place_back() {
        var onlyOfAConnection = new HttpHeaders();
        onlyOfAConnection.add("Upgrade", "x");

        assertThat(exchange.exchange(stream().headers(onlyOfAConnection).build())
                        .statusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);

        assertThatTheNextComesAbout();
    }

    @Test
    void an_answer_that_cannot_be_passed_on_gives_the_place_and_the_connection_back() {
        var unfit = stream().responseConsumer((_, _) -> {
            throw new IllegalStateException("unfit");
        });

        assertThatThrownBy(() -> exchange.exchange(unfit.build())).hasMessage("unfit");

        await().atMost(PATIENCE).until(() -> peer.connections() == 0);
        assertThatTheNextComesAbout();
    }

    private void assertThatTheNextComesAbout() {
        assertThat(exchange.exchange(stream().build()).statusCode()).isEqualTo(HttpStatus.OK);
        assertThat(exchange.exchange(stream().build()).statusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private RequestBuilder stream() {
        var path = "/api/v1/incidents/stream";
        return exchange.request(ServerRequest.create(new MockHttpServletRequest("GET", path), List.of()))
                .headers(new HttpHeaders())
                .method(HttpMethod.GET)
                .uri(peer.address().resolve(path));
    }
}
