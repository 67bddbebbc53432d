package mayday.command.axon;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mayday.command.incident.Actor;
import mayday.command.incident.Entry;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Provenance;
import mayday.command.store.IdempotencyKey;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** All that a door knows about a command besides the command, as Axon carries it: strings by name. */
final class CommandMetadata {

    private CommandMetadata() {}

    static Metadata of(CommandRequest request) {
        var entries = new HashMap<String, String>();
        put(entries, request.provenance());
        if (request.expectedVersion() != null) {
            entries.put("expectedVersion", request.expectedVersion().toString());
        }
        var idempotency = request.idempotency();
        if (idempotency != null) {
            entries.put("idempotencyActorId", idempotency.actorId());
            entries.put("idempotencyKey", idempotency.key());
            entries.put("idempotencyFingerprint", idempotency.fingerprint());
        }
        return Metadata.from(entries);
    }

    /** What an event carries through Axon: whose it is, and which kind of actor told it. */
    static Metadata ofEvents(IncidentId incident, Provenance provenance) {
        return Metadata.from(Map.of(
                IncidentModule.TAG,
                incident.toString(),
                "actorKind",
                provenance.actor().kind().name()));
    }

    /** Of what the system adds by itself, because of an event of the same command. */
    static Metadata ofFollowUps(IncidentId incident, UUID cause) {
        return Metadata.from(Map.of(
                IncidentModule.TAG,
                incident.toString(),
                "actorKind",
                Actor.system().kind().name(),
                "cause",
                cause.toString()));
    }

    static @Nullable UUID cause(Metadata metadata) {
        var cause = metadata.get("cause");
        return cause == null ? null : UUID.fromString(cause);
    }

    static Entry entry(EventMessage message, IncidentEvent event) {
        var teller = Actor.Kind.valueOf(require(message.metadata(), "actorKind"));
        return Entry.of(UUID.fromString(message.identifier()), event, teller);
    }

    static @Nullable Integer expectedVersion(Metadata metadata) {
        var version = metadata.get("expectedVersion");
        return version == null ? null : Integer.valueOf(version);
    }

    static @Nullable IdempotencyKey idempotency(Metadata metadata) {
        var actorId = metadata.get("idempotencyActorId");
        return actorId == null
                ? null
                : new IdempotencyKey(
                        actorId, require(metadata, "idempotencyKey"), require(metadata, "idempotencyFingerprint"));
    }

    static Provenance provenance(Metadata metadata) {
        return new Provenance(
                new Actor(
                        Actor.Kind.valueOf(require(metadata, "actorKind")),
                        require(metadata, "actorId"),
                        metadata.get("actorName"),
                        metadata.get("actorRole")),
                require(metadata, "source"),
                require(metadata, "correlationId"),
                metadata.get("causationId"),
                metadata.get("providedKey"),
                metadata.get("traceparent"));
    }

    private static void put(Map<String, String> entries, Provenance provenance) {
        var actor = provenance.actor();
        entries.put("actorKind", actor.kind().name());
        entries.put("actorId", actor.id());
        putIfPresent(entries, "actorName", actor.name());
        putIfPresent(entries, "actorRole", actor.role());
        entries.put("source", provenance.source());
        entries.put("correlationId", provenance.correlationId());
        putIfPresent(entries, "causationId", provenance.causationId());
        putIfPresent(entries, "providedKey", provenance.idempotencyKey());
        putIfPresent(entries, "traceparent", provenance.traceparent());
    }

    private static void putIfPresent(Map<String, String> entries, String name, @Nullable String value) {
        if (value != null) {
            entries.put(name, value);
        }
    }

    private static String require(Metadata metadata, String name) {
        return requireNonNull(metadata.get(name), name);
    }
}
