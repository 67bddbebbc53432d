package mayday.timeline.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import mayday.timeline.event.UnreadableEvent;
import mayday.timeline.event.Writes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where records go that are not events of the contract, so that all others go on. */
@Repository
class Quarantine {

    record Case(ConsumerRecord<byte[], byte[]> message, UnreadableEvent why) {

        /** Whose it is by its key, which is the incident's id on every record that is published. */
        Optional<UUID> incident() {
            var key = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
            return UUID_FORM.matcher(key).matches() ? Optional.of(UUID.fromString(key)) : Optional.empty();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final int KEPT = 1 << 20;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JdbcClient db;
    private final MeterRegistry meters;

    Quarantine(JdbcClient db, MeterRegistry meters) {
        this.db = db;
        this.meters = meters;
    }

    void keep(String topicId, Case unreadable, Writes writes) {
        var message = unreadable.message();
        writes.add(
                """
                insert into quarantined_event
                    (topic, topic_id, partition, record_offset, reason, detail, record_key, record_value)
                values (?, ?, ?::int, ?::bigint, ?, ?, ?::bytea, ?::bytea)
                on conflict do nothing
                """,
                message.topic(),
                topicId,
                message.partition(),
                message.offset(),
                unreadable.why().reason(),
                String.valueOf(unreadable.why().getMessage()),
                cut(message.key()),
                cut(message.value()));
    }

    /** After the commit. */
    void announce(Case unreadable) {
        meters.counter("quarantined.events", "reason", unreadable.why().reason())
                .increment();
        LOG.warn(
                "Quarantined the record at {}-{} offset {}: {} ({})",
                unreadable.message().topic(),
                unreadable.message().partition(),
                unreadable.message().offset(),
                unreadable.why().reason(),
                unreadable.why().getMessage());
    }

    List<Map<String, @Nullable Object>> latest() {
        return db.sql("""
                select topic, partition, record_offset, reason, detail, quarantined_at::text as quarantined_at
                from quarantined_event order by quarantined_at desc, partition, record_offset desc limit 100
                """).query().listOfRows();
    }

    void clear() {
        db.sql("truncate quarantined_event").update();
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= KEPT ? bytes : Arrays.copyOf(bytes, KEPT);
    }
}
