package mayday.command.rest.request;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.door.Received;
import mayday.command.door.Trace;
import mayday.command.incident.Actor;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Provenance;
import mayday.command.store.IdempotencyKey;
import mayday.command.store.IncidentDirectory;
import mayday.command.store.KnownIncident;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a {@link Call} of what a door has received: the one reading of what is asked, so that the same request means the
 * same at every door. The clock is read and ids are made here.
 */
@Component
public final class CallReading {

    private static final Set<String> COMMON_FIELDS = Set.of("occurredAt", "occurredAtPrecision");

    private final IncidentDirectory directory;
    private final JsonBinding binding;
    private final Clock clock;

    CallReading(IncidentDirectory directory, Clock clock) {
        this.directory = directory;
        this.binding = new JsonBinding(clock);
        this.clock = clock;
    }

    public <B> Call<B> read(Received received, Class<B> type) throws IOException {
        var actor = Actors.of(received.headers());
        var version = Headers.expectedVersion(received.headers()).orElse(null);
        var provenance = provenance(received, actor);
        var known = received.incident().map(directory::require).map(KnownIncident::id);
        if (known.isEmpty() && version != null) {
            throw Headers.malformed("If-Match cannot go with a report: there is no version yet.");
        }
        var json = object(StrictJson.read(received.json().read()));
        var occurred = binding.bind(part(json, true), Occurred.class);
        var body = binding.bind(part(json, false), type);
        var idempotency =
                idempotency(provenance, () -> Fingerprint.of(path(received.path(), known), version, occurred, body));
        var id = known.orElseGet(() -> new IncidentId(UuidCreator.getTimeOrderedEpoch()));
        return new Call<>(new Subject(id, occurred.moment(clock), actor), body, provenance, version, idempotency);
    }

    private static Provenance provenance(Received received, Actor actor) {
        return new Provenance(
                actor,
                received.door(),
                Headers.correlationId(received.headers()),
                null,
                Headers.idempotencyKey(received.headers()).orElse(null),
                Trace.parent(received.headers().named("traceparent")).orElse(null));
    }

    /** The path counts with the incident's one id, so that both of its names make the same request. */
    private static String path(String pattern, Optional<IncidentId> incident) {
        return incident.map(id -> pattern.replace("{incident}", id.toString())).orElse(pattern);
    }

    private static @Nullable IdempotencyKey idempotency(Provenance provenance, Supplier<String> fingerprint) {
        var key = provenance.idempotencyKey();
        return key == null ? null : new IdempotencyKey(provenance.actor().id(), key, fingerprint.get());
    }

    /** Either the two fields that every command takes, or the command's own. */
    private static ObjectNode part(ObjectNode json, boolean common) {
        return common ? json.deepCopy().retain(COMMON_FIELDS) : json.deepCopy().without(COMMON_FIELDS);
    }

    private static ObjectNode object(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw DoorRefusal.at(DoorCode.WRONG_TYPE, "", "Must be an object.");
    }
}
