package mayday.timeline.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mayday.timeline.event.EventReader;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one record as a CloudEvent, in binary or in structured mode, and checks all that it says twice. */
final class RecordReader {

    private static final String TYPE_PREFIX = "org.mayday.incident.";

    private RecordReader() {}

    static PublishedEvent read(ConsumerRecord<byte[], byte[]> message) throws UnreadableEvent {
        checkPayload(message);
        var tree = EventReader.tree(message.value());
        return isStructured(message) ? structured(message, tree) : binary(message, tree);
    }

    private static boolean isStructured(ConsumerRecord<byte[], byte[]> message) {
        var contentType = header(message, "content-type");
        return contentType != null && contentType.startsWith("application/cloudevents+json");
    }

    private static void checkPayload(ConsumerRecord<byte[], byte[]> message) throws UnreadableEvent {
        if (message.value() == null) {
            throw new UnreadableEvent("null_value", "The record has no value");
        }
        var promised = header(message, "payload-sha256");
        if (promised == null && !isStructured(message)) {
            throw new UnreadableEvent("missing_header", "payload-sha256 is missing");
        }
        if (promised != null && !promised.equalsIgnoreCase(sha256(message.value()))) {
            throw new UnreadableEvent("wrong_checksum", "The value does not match payload-sha256");
        }
    }

    private static PublishedEvent binary(ConsumerRecord<byte[], byte[]> message, JsonNode tree) throws UnreadableEvent {
        require("1.0".equals(header(message, "ce_specversion")), "missing_header", "Not a CloudEvent of version 1.0");
        var event = EventReader.event(tree);
        agree(message, event, header(message, "ce_id"), header(message, "ce_subject"), header(message, "ce_type"));
        return event;
    }

    private static PublishedEvent structured(ConsumerRecord<byte[], byte[]> message, JsonNode tree)
            throws UnreadableEvent {
        require("1.0".equals(text(tree, "specversion")), "undecodable", "Not a CloudEvent of version 1.0");
        var event = EventReader.event(tree.path("data"));
        agree(message, event, text(tree, "id"), text(tree, "subject"), text(tree, "type"));
        return event;
    }

    private static void agree(
            ConsumerRecord<byte[], byte[]> message,
            PublishedEvent event,
            @Nullable String id,
            @Nullable String subject,
            @Nullable String type)
            throws UnreadableEvent {
        require(id != null && type != null, "missing_header", "id or type of the CloudEvent is missing");
        require(event.message().getEventId().equals(id), "header_mismatch", "The CloudEvent has another id");
        var incident = event.message().getIncidentId();
        require(subject == null || incident.equals(subject), "header_mismatch", "The subject is another incident");
        require(
                (TYPE_PREFIX + event.fact() + ".v1").equals(type),
                "header_mismatch",
                "The type of the CloudEvent is not that of its fact");
        var key = message.key() == null ? null : new String(message.key(), StandardCharsets.UTF_8);
        require(incident.equals(key), "key_mismatch", "The key is not the incident's id");
    }

    private static void require(boolean holds, String reason, String detail) throws UnreadableEvent {
        if (!holds) {
            throw new UnreadableEvent(reason, detail);
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable String text(JsonNode tree, String member) {
        return tree.path(member).isString() ? tree.path(member).asString() : null;
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
