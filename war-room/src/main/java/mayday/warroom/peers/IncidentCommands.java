package mayday.warroom.peers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Passes on what people do, in the words of the public API. */
@Component
public class IncidentCommands {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What incident-command recorded.
     *
     * @param events none where nothing has changed
     * @param warnings what is remarkable about a command that was carried out all the same
     */
    public record Recorded(String id, String number, int version, List<Appended> events, List<Warning> warnings) {

        /**
         * One event.
         *
         * @param name what later commands call that which it began, where it has such a name
         */
        public record Appended(String eventId, @Nullable String name) {}

        public record Warning(String code, String detail) {}

        /** The name of what was begun, such as H1; empty where nothing needs one. */
        public Optional<String> begun() {
            return events.stream().map(Appended::name).filter(Objects::nonNull).findFirst();
        }

        public boolean isNothingNew() {
            return events.isEmpty();
        }
    }

    private final Peer incidentCommand;

    IncidentCommands(Peers peers) {
        this.incidentCommand = peers.incidentCommand;
    }

    /** Reports an incident; the key is the same for every attempt of one click. */
    public Recorded report(Map<String, ?> body, String idempotencyKey, Who who) {
        return incidentCommand.post(
                Recorded.class,
                "/api/v1/incidents",
                Map.of(),
                headers(idempotencyKey, who),
                JSON.writeValueAsBytes(body));
    }

    public Recorded send(String number, String command, Map<String, ?> body, @Nullable String idempotencyKey, Who who) {
        return incidentCommand.post(
                Recorded.class,
                "/api/v1/incidents/{number}/{command}",
                Map.of("number", number, "command", command),
                headers(idempotencyKey, who),
                JSON.writeValueAsBytes(body));
    }

    private static HttpHeaders headers(@Nullable String idempotencyKey, Who who) {
        var headers = who.headers();
        if (idempotencyKey != null && !idempotencyKey.isBlank()) {
            headers.set("Idempotency-Key", idempotencyKey);
        }
        return headers;
    }
}
