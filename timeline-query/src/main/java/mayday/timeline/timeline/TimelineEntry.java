package mayday.timeline.timeline;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import mayday.incident.v1.Actor;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Standing;
import mayday.timeline.event.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of the timeline as the answers show it, encoded once for all readers, and once more when something is said
 * about it later.
 *
 * @param told as it was told first
 * @param changes the entries that look otherwise since this one was told
 */
record TimelineEntry(Standing standing, Line told, Line line, Set<UUID> changes) {

    /**
     * What corrections can change of a line.
     *
     * @param addition what the log adds to the headline, which nobody told
     */
    record Line(PublishedEvent event, String headline, String addition, Telling telling) {

        static Line of(PublishedEvent event, String headline) {
            return new Line(event, headline, "", Telling.of(event.message()));
        }

        static Line of(PublishedEvent event, EffectiveLog log) {
            return of(event, AmendmentHeadline.of(event, log));
        }

        Line with(String newAddition) {
            return new Line(event, headline, newAddition, telling);
        }

        /** As far as people told what the line shows. */
        boolean isLike(Line other) {
            return headline.equals(other.headline)
                    && telling.equals(other.telling)
                    && event.fact().equals(other.event.fact())
                    && event.occurredAt().equals(other.event.occurredAt())
                    && event.message().getOccurredAtPrecision()
                            == other.event.message().getOccurredAtPrecision();
        }
    }

    private static final JsonFactory JSON = new JsonFactory();
    private static final Duration PROMPT = Duration.ofSeconds(60);

    /** Of an event that nobody said anything about. */
    static TimelineEntry of(PublishedEvent event) {
        var line = Line.of(event, Headline.of(event.message()));
        return new TimelineEntry(Standing.untouched(event), line, line, Set.of());
    }

    static TimelineEntry of(Standing standing, EffectiveLog log) {
        var told = Line.of(standing.published(), log);
        var line = standing.correctedBy().isEmpty() ? told : Line.of(standing.present(), log);
        var shown = line.with(RequestToLive.words(standing.present(), log));
        return new TimelineEntry(standing, told, shown, RequestToLive.changedBy(standing.published(), log));
    }

    PublishedEvent event() {
        return line.event();
    }

    EntryKind kind() {
        return EntryKind.of(event().factCase());
    }

    boolean isPinned() {
        return standing.pinned();
    }

    byte[] json() {
        var encoded = new ByteArrayOutputStream(1024);
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), encoded)) {
            out.writeStartObject();
            writeWhen(out);
            writeWho(out);
            writeWhat(out);
            writeStanding(out);
            out.writeEndObject();
        }
        return encoded.toByteArray();
    }

    private void writeWhen(JsonGenerator out) {
        out.writeStringProperty("eventId", event().eventId().toString());
        out.writeNumberProperty("sequence", event().sequence());
        out.writeStringProperty("type", event().fact());
        out.writeStringProperty("kind", kind().name());
        writeMoment(out, event());
        out.writeStringProperty("recordedAt", event().recordedAt().toString());
        out.writeBooleanProperty("late", isLate());
    }

    private static void writeMoment(JsonGenerator out, PublishedEvent event) {
        out.writeStringProperty("occurredAt", event.occurredAt().toString());
        out.writeStringProperty("occurredAtPrecision", Words.of(event.message().getOccurredAtPrecision(), "EXACT"));
    }

    /** Where only the day is known, it is late once that day is over. */
    private boolean isLate() {
        var latest = switch (event().message().getOccurredAtPrecision()) {
            case PRECISION_UNKNOWN -> event().recordedAt();
            case PRECISION_DAY -> event().occurredAt().plus(Duration.ofDays(1)).plus(PROMPT);
            case PRECISION_EXACT, PRECISION_APPROXIMATE, PRECISION_UNSPECIFIED, UNRECOGNIZED ->
                event().occurredAt().plus(PROMPT);
        };
        return event().recordedAt().isAfter(latest);
    }

    private void writeWho(JsonGenerator out) {
        var actor = event().message().getActor();
        out.writeObjectPropertyStart("actor");
        out.writeStringProperty("kind", Words.of(actor.getKind(), "PERSON"));
        out.writeStringProperty("id", actor.getId());
        writeNullable(out, "name", name(actor));
        writeNullable(out, "role", actor.hasRole() ? actor.getRole() : null);
        out.writeEndObject();
        out.writeStringProperty("source", event().message().getSource());
    }

    private static @Nullable String name(Actor actor) {
        return actor.hasName() ? actor.getName() : null;
    }

    private void writeWhat(JsonGenerator out) {
        writeWords(out, line);
        out.writeArrayPropertyStart("warnings");
        for (var warning : event().message().getWarningsList()) {
            out.writeStartObject();
            out.writeStringProperty("code", warning.getCode());
            out.writeStringProperty("detail", warning.getDetail());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeName("fact");
        out.writeRawValue(event().factJson());
    }

    private static void writeWords(JsonGenerator out, Line line) {
        out.writeStringProperty("headline", line.headline() + line.addition());
        writeNullable(out, "text", line.telling().text());
        writeNullable(out, "system", line.telling().system());
    }

    private void writeStanding(JsonGenerator out) {
        writeIds(out, "correctedBy", standing.correctedBy());
        var retractedBy = standing.retractedBy();
        writeNullable(out, "retractedBy", retractedBy == null ? null : retractedBy.toString());
        out.writeBooleanProperty("pinned", standing.pinned());
        if (told.isLike(line)) {
            out.writeNullProperty("original");
        } else {
            out.writeObjectPropertyStart("original");
            out.writeStringProperty("type", told.event().fact());
            writeMoment(out, told.event());
            writeWords(out, told);
            out.writeEndObject();
        }
        writeIds(out, "changes", changes);
    }

    private static void writeIds(JsonGenerator out, String name, Collection<UUID> ids) {
        out.writeArrayPropertyStart(name);
        ids.forEach(id -> out.writeString(id.toString()));
        out.writeEndArray();
    }

    private static void writeNullable(JsonGenerator out, String name, @Nullable String value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value);
        }
    }
}
