package mayday.command.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.encoding.EventCodec;
import mayday.command.encoding.EventMetadata;
import mayday.command.encoding.EventRow;
import mayday.command.encoding.EventType;
import mayday.command.encoding.HashChain;
import mayday.command.encoding.Upcasters;
import mayday.command.encoding.Upcasters.From;
import mayday.command.incident.IncidentEvent.IncidentAcknowledged;
import mayday.command.incident.IncidentId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How an event changes its shape. As an example, acknowledgments of a version before the first named their text
 * otherwise: what is stored stays as it is, and the service reads it in today's shape.
 */
class UpcastingTest {

    private static final Upcasters EXAMPLE = new Upcasters(Map.of(
            new From(EventType.ACKNOWLEDGED, 0),
            payload -> payload.put("text", payload.remove("said").asString())));

    private static final byte[] STORED = """
            {"when":{"at":"2026-03-01T12:00:00Z","precision":"EXACT"},"said":"on it"}""".getBytes(UTF_8);

    private static final IncidentAcknowledged MEANT = new IncidentAcknowledged(Commands.NOON, "on it");

    static RunningService service;

    IncidentId id;

    @BeforeAll
    static void start() {
        service = RunningService.on(
                Postgres.fresh(),
                context -> context.registerBean(
                        "exampleUpcasters", Upcasters.class, () -> EXAMPLE, bean -> bean.setPrimary(true)),
                "mayday.command.relay.enabled=false");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void an_old_release_stored_an_acknowledgment() {
        id = service.report();
        store(acknowledgedAfter(rows().getFirst()));
    }

    @Test
    void it_is_read_in_todays_shape_and_stays_as_it_was_stored() {
        assertThat(service.log().events(id, 1, 10))
                .singleElement()
                .returns(MEANT, StoredEvent::event)
                .returns("acknowledged", StoredEvent::type);
        assertThat(rows().getLast()).returns(0, EventRow::version).returns(STORED, EventRow::payload);
    }

    @Test
    void commands_are_decided_on_what_it_means() {
        assertThat(service.send(Commands.acknowledge(id)))
                .returns(2, CommandReceipt::version)
                .returns(List.of(), CommandReceipt::events);
    }

    @Test
    void the_hash_chain_holds_over_what_is_stored_not_over_what_is_read() {
        service.send(Commands.note(id, "on top of it"));

        assertThat(service.verify(id)).returns(true, Verification::valid).returns(3, Verification::version);
        var stored = rows().get(1);
        assertThat(service.log().events(id, 1, 1).getFirst().hash())
                .isEqualTo(HashChain.hashOf(stored))
                .isNotEqualTo(HashChain.hashOf(asReadToday(stored)));
    }

    @Test
    void what_was_changed_in_the_stored_bytes_shows() {
        Postgres.execute(service.database(), """
                set session_replication_role = replica;
                update event set payload = replace(convert_from(payload, 'UTF8'), 'said', 'text')::bytea
                 where stream = '%s' and seq = 2
                """.formatted(id));

        assertThat(service.verify(id)).returns(2, Verification::brokenAt);
    }

    private EventRow acknowledgedAfter(EventRow first) {
        var row = new EventRow(
                first.stream(),
                2,
                UuidCreator.getTimeOrderedEpoch(),
                EventType.ACKNOWLEDGED.storedName(),
                0,
                MEANT.when().at(),
                first.asHead().nextRecordedAt(first.recordedAt()),
                service.bean(EventCodec.class)
                        .metadata(new EventMetadata(
                                service.log().events(id, 0, 1).getFirst().number(), RunningService.ALICE, List.of())),
                STORED,
                first.hash(),
                "");
        return row.withHash(HashChain.hashOf(row));
    }

    private static EventRow asReadToday(EventRow row) {
        return new EventRow(
                row.stream(),
                row.sequence(),
                row.eventId(),
                row.type(),
                EventType.ACKNOWLEDGED.version(),
                row.occurredAt(),
                row.recordedAt(),
                row.metadata(),
                service.bean(EventCodec.class).payload(MEANT),
                row.previousHash(),
                "");
    }

    private List<EventRow> rows() {
        return service.bean(JdbcClient.class)
                .sql("select " + EventRows.COLUMNS + "from event e where e.stream = :incident order by e.seq")
                .param("incident", id.value())
                .query((row, _) -> EventRows.raw(row))
                .list();
    }

    /** As the service itself may: rows are only ever added. */
    private static void store(EventRow row) {
        service.bean(JdbcClient.class)
                .sql("""
                insert into event (stream, seq, event_id, type, version, occurred_at, recorded_at, metadata, payload,
                                   previous_hash, hash)
                values (:stream, :seq, :id, :type, :version, :occurred, :recorded, :metadata, :payload, :previous, :hash)
                """)
                .param("stream", row.stream())
                .param("seq", row.sequence())
                .param("id", row.eventId())
                .param("type", row.type())
                .param("version", row.version())
                .param("occurred", row.occurredAt().atOffset(ZoneOffset.UTC))
                .param("recorded", row.recordedAt().atOffset(ZoneOffset.UTC))
                .param("metadata", row.metadata())
                .param("payload", row.payload())
                .param("previous", HexFormat.of().parseHex(row.previousHash()))
                .param("hash", HexFormat.of().parseHex(row.hash()))
                .update();
    }
}
