package mayday.command.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HashChainTest {

    static final EventRow FIRST = new EventRow(
            UUID.fromString("01900000-0000-7000-8000-000000000001"),
            1,
            UUID.fromString("01900000-0000-7000-8000-000000000002"),
            "incident.reported",
            1,
            Instant.parse("2026-03-01T12:00:00.123456Z"),
            Instant.parse("2026-03-01T12:00:01Z"),
            "{}".getBytes(UTF_8),
            "{\"a\":1}".getBytes(UTF_8),
            Head.NONE.hash(),
            "");

    /** Computed once by other means; an implementation that differs could not verify what is stored. */
    @Test
    void the_hash_is_the_one_that_is_documented() {
        assertThat(HashChain.hashOf(FIRST))
                .isEqualTo("26cf5b6af56e293cc4660c282f44cbe1a22b5a1ad41b7089b8a8a62b2c14f6ec");
    }

    @Test
    void fields_cannot_run_into_one_another() {
        var shifted = new EventRow(
                FIRST.stream(),
                FIRST.sequence(),
                FIRST.eventId(),
                FIRST.type(),
                FIRST.version(),
                FIRST.occurredAt(),
                FIRST.recordedAt(),
                "{}{".getBytes(UTF_8),
                "\"a\":1}".getBytes(UTF_8),
                FIRST.previousHash(),
                "");

        assertThat(HashChain.hashOf(shifted)).isNotEqualTo(HashChain.hashOf(FIRST));
    }

    @Test
    void time_moves_on_even_where_the_clock_does_not() {
        var head = new Head(1, Instant.parse("2026-03-01T12:00:00Z"), "");

        assertThat(head.nextRecordedAt(Instant.parse("2026-02-01T00:00:00Z"))).isEqualTo("2026-03-01T12:00:00.000001Z");
        assertThat(head.nextRecordedAt(Instant.parse("2026-03-01T12:00:05.1234567Z")))
                .isEqualTo("2026-03-01T12:00:05.123456Z");
    }
}
