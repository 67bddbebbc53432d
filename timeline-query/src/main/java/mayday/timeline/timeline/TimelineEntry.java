package mayday.timeline.timeline;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import mayday.incident.v1.Actor;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One line of the timeline as the answers show it, encoded once for all readers. */
record TimelineEntry(PublishedEvent event, EntryKind kind) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Duration PROMPT = Duration.ofSeconds(60);

    static TimelineEntry of(PublishedEvent event) {
        return new TimelineEntry(event, EntryKind.of(event.factCase()));
    }

    byte[] json() {
        var encoded = new ByteArrayOutputStream(1024);
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), encoded)) {
            out.writeStartObject();
            writeWhen(out);
            writeWho(out);
            writeWhat(out);
            out.writeEndObject();
        }
        return encoded.toByteArray();
    }

    private void writeWhen(JsonGenerator out) {
        out.writeStringProperty("eventId", event.eventId().toString());
        out.writeNumberProperty("sequence", event.sequence());
        out.writeStringProperty("type", event.fact());
        out.writeStringProperty("kind", kind.name());
        out.writeStringProperty("occurredAt", event.occurredAt().toString());
        out.writeStringProperty("occurredAtPrecision", Words.of(event.message().getOccurredAtPrecision(), "EXACT"));
        out.writeStringProperty("recordedAt", event.recordedAt().toString());
        out.writeBooleanProperty("late", isLate());
    }

    /** Where only the day is known, it is late once that day is over. */
    private boolean isLate() {
        var latest = switch (event.message().getOccurredAtPrecision()) {
            case PRECISION_UNKNOWN -> event.recordedAt();
            case PRECISION_DAY -> event.occurredAt().plus(Duration.ofDays(1)).plus(PROMPT);
            case PRECISION_EXACT, PRECISION_APPROXIMATE, PRECISION_UNSPECIFIED, UNRECOGNIZED ->
                event.occurredAt().plus(PROMPT);
        };
        return event.recordedAt().isAfter(latest);
    }

    private void writeWho(JsonGenerator out) {
        var actor = event.message().getActor();
        out.writeObjectPropertyStart("actor");
        out.writeStringProperty("kind", Words.of(actor.getKind(), "PERSON"));
        out.writeStringProperty("id", actor.getId());
        writeNullable(out, "name", name(actor));
        writeNullable(out, "role", actor.hasRole() ? actor.getRole() : null);
        out.writeEndObject();
        out.writeStringProperty("source", event.message().getSource());
    }

    private static @Nullable String name(Actor actor) {
        return actor.hasName() ? actor.getName() : null;
    }

    private void writeWhat(JsonGenerator out) {
        var telling = Telling.of(event.message());
        out.writeStringProperty("headline", Headline.of(event.message()));
        writeNullable(out, "text", telling.text());
        writeNullable(out, "system", telling.system());
        out.writeArrayPropertyStart("warnings");
        for (var warning : event.message().getWarningsList()) {
            out.writeStartObject();
            out.writeStringProperty("code", warning.getCode());
            out.writeStringProperty("detail", warning.getDetail());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeName("fact");
        out.writeRawValue(event.factJson());
    }

    private static void writeNullable(JsonGenerator out, String name, @Nullable String value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value);
        }
    }
}
