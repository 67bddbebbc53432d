package mayday.command.encoding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import mayday.command.incident.IncidentEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events and what is stored beside them, as JSON bytes and back. Absent values are left out. */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            // A list that an event did not have yet when it was stored is empty.
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            // A field nobody reads is a fact lost: a new shape gets a new version and an upcaster.
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Upcasters upcasters;

    public EventCodec(Upcasters upcasters) {
        this.upcasters = upcasters;
    }

    public byte[] payload(IncidentEvent event) {
        return JSON.writeValueAsBytes(event);
    }

    /** Reads what was stored under a name and version, in today's shape. */
    public IncidentEvent event(String storedName, int version, byte[] payload) {
        var type = EventType.named(storedName);
        if (version == type.version()) {
            return JSON.readValue(payload, type.shape());
        }
        if (version > type.version()) {
            throw new IllegalStateException(
                    "This version of the service does not know version %d of %s".formatted(version, storedName));
        }
        var current = upcasters.upcast(type, version, JSON.readValue(payload, ObjectNode.class));
        return JSON.treeToValue(current, type.shape());
    }

    public byte[] metadata(EventMetadata metadata) {
        return JSON.writeValueAsBytes(metadata);
    }

    public EventMetadata metadata(byte[] metadata) {
        return JSON.readValue(metadata, EventMetadata.class);
    }
}
