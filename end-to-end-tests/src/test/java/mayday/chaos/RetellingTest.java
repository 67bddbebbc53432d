package mayday.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RetellingTest {

    private static final Instant REPORTED = Instant.parse("2026-03-01T10:00:00Z");

    private final List<JsonNode> log = new ArrayList<>();

    @Test
    void levels_hold_until_the_next_and_what_goes_on_until_it_is_cut_off() {
        said(0, "reported", "{}");
        said(1, "impactStarted", "{%s, 'level': 'IMPACT_LEVEL_DEGRADED'}");
        said(4, "impactChanged", "{%s, 'to': 'IMPACT_LEVEL_DOWN'}");
        said(6, "impactEnded", "{%s}");
        said(9, "impactStarted", "{%s, 'level': 'IMPACT_LEVEL_PARTIAL'}");

        assertThat(standing().timeDown())
                .containsOnly(Map.entry("checkout", Map.of("DEGRADED", 3_000L, "DOWN", 2_000L, "PARTIAL", 1_000L)));
    }

    @Test
    void what_was_stored_late_stands_where_it_happened() {
        said(2, "impactStarted", "{%s, 'level': 'IMPACT_LEVEL_DOWN'}");
        said(1, "impactChanged", "{%s, 'to': 'IMPACT_LEVEL_DEGRADED'}");
        said(8, "impactChanged", "{%s, 'to': 'IMPACT_LEVEL_PARTIAL'}");
        said(5, "impactEnded", "{%s}");

        assertThat(standing().timeDown())
                .containsOnly(Map.entry("checkout", Map.of("DEGRADED", 1_000L, "DOWN", 3_000L, "PARTIAL", 0L)));
    }

    @Test
    void the_last_end_counts_and_the_first_word() {
        said(1, "acknowledged", "{}");
        said(2, "participantJoined", "{'person': 'Ada'}");
        said(3, "resolved", "{}");
        assertThat(standing()).isEqualTo(new Standing(3, true, Set.of("Ada"), REPORTED.plusSeconds(1), Map.of()));

        said(4, "reopened", "{}");
        said(5, "acknowledged", "{}");

        assertThat(standing()).isEqualTo(new Standing(5, false, Set.of("Ada"), REPORTED.plusSeconds(1), Map.of()));
    }

    private Standing standing() {
        return Retelling.standing(log, REPORTED.plusSeconds(10));
    }

    private void said(int second, String fact, String body) {
        var event = "{'sequence': %d, 'occurredAt': '%s', '%s': %s}"
                .formatted(log.size() + 1, REPORTED.plusSeconds(second), fact, body)
                .replace("%s", "'target': {'system': 'checkout'}")
                .replace('\'', '"');
        log.add(JsonMapper.shared().readTree(event));
    }
}
