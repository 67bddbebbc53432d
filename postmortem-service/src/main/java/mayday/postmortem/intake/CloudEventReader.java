package mayday.postmortem.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import mayday.postmortem.log.PublishedEvent;
import mayday.postmortem.log.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a Kafka record as a CloudEvent, in binary or structured mode, and holds it against its own headers. */
final class CloudEventReader {

    private static final String TYPE = "org.mayday.incident.";
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private CloudEventReader() {}

    /** @throws UnreadableEvent where the record is not a published event, or not the one it claims to be */
    static PublishedEvent read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new UnreadableEvent("the record has no value");
        }
        utf8(record.value());
        var contentType = header(record, "content-type");
        return contentType != null && contentType.startsWith("application/cloudevents+json")
                ? structured(record)
                : binary(record);
    }

    /** Whose a record is by its key, which is the incident's id on every record that is published. */
    static Optional<UUID> incident(ConsumerRecord<byte[], byte[]> record) {
        var key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return UUID_FORM.matcher(key).matches() ? Optional.of(UUID.fromString(key)) : Optional.empty();
    }

    private static PublishedEvent binary(ConsumerRecord<byte[], byte[]> record) {
        require("1.0".equals(header(record, "ce_specversion")), "header ce_specversion is not 1.0");
        var sha256 = header(record, "payload-sha256");
        require(sha256 != null && sha256.equals(sha256(record.value())), "the value has another payload-sha256");
        var event = PublishedEvent.read(PublishedEvent.json(record.value()));
        return claimed(record, event, header(record, "ce_id"), header(record, "ce_type"));
    }

    private static PublishedEvent structured(ConsumerRecord<byte[], byte[]> record) {
        var envelope = PublishedEvent.json(record.value());
        require("1.0".equals(envelope.path("specversion").asString("")), "specversion is not 1.0");
        var event = PublishedEvent.read(envelope.path("data"));
        return claimed(
                record,
                event,
                envelope.path("id").asString(""),
                envelope.path("type").asString(""));
    }

    private static PublishedEvent claimed(
            ConsumerRecord<byte[], byte[]> record, PublishedEvent event, @Nullable String id, @Nullable String type) {
        require(event.eventId().toString().equals(id), "the CloudEvents id is not the event's");
        require((TYPE + event.fact() + ".v1").equals(type), "the CloudEvents type is not that of the fact");
        require(
                record.key() != null && event.incidentId().toString().equals(utf8(record.key())),
                "the record's key is not the incident's id");
        return event;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : utf8(header.value());
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new UnreadableEvent(otherwise);
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new UnreadableEvent("not UTF-8", malformed);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
