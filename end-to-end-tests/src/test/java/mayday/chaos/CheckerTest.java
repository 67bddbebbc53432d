package mayday.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckerTest {

    private static final UUID INCIDENT = new UUID(0, 1);

    private final StoredEvent first = event(1);
    private final StoredEvent second = event(2);
    private final StoredEvent third = event(3);
    private final List<StoredEvent> all = List.of(first, second, third);

    @Test
    void a_world_in_order_has_no_findings() {
        assertThat(findings(all, all, ids(all), ids(all))).isEmpty();
    }

    @Test
    void repeated_publication_is_no_finding() {
        assertThat(findings(all, List.of(first, second, first, second, third), ids(all), ids(all)))
                .isEmpty();
    }

    @Test
    void a_lost_event_is_found() {
        assertThat(findings(
                        List.of(first, second),
                        List.of(first, second),
                        ids(List.of(first, second)),
                        ids(List.of(first, second))))
                .singleElement()
                .asString()
                .contains("is stored 0 times");
    }

    @Test
    void a_gap_is_found() {
        var gap = List.of(first, third);

        assertThat(findings(gap, gap, ids(gap), ids(gap)))
                .anySatisfy(finding -> assertThat(finding).contains("has sequence 3 where 2 belongs"));
    }

    @Test
    void an_event_nobody_asked_for_is_found() {
        var phantom = List.of(first, second, third, event(4));

        assertThat(findings(phantom, phantom, ids(phantom), ids(phantom)))
                .singleElement()
                .asString()
                .contains("belongs to no acknowledged command");
    }

    @Test
    void an_unpublished_event_is_found() {
        assertThat(findings(all, List.of(first, second), ids(all), ids(all)))
                .singleElement()
                .asString()
                .contains("is not in Kafka");
    }

    @Test
    void a_disorder_in_kafka_is_found() {
        assertThat(findings(all, List.of(first, third, second), ids(all), ids(all)))
                .singleElement()
                .asString()
                .contains("sequence 3 of", "before 2");
    }

    @Test
    void a_projection_that_shows_too_little_or_too_much_is_found() {
        var twice = List.of(first, second, second, third);

        assertThat(findings(all, all, ids(List.of(first, third)), ids(twice)))
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding).contains("The timeline of", "shows 2 events", "has 3"))
                .anySatisfy(finding -> assertThat(finding).contains("The post-mortem of", "shows 1 events twice"));
    }

    @Test
    void a_standing_that_the_log_does_not_say_is_found() {
        var told = standing(60_000);

        assertThat(Checker.findings(evidence(all, all, ids(all), ids(all), told, told)))
                .isEmpty();
        assertThat(Checker.findings(evidence(all, all, ids(all), ids(all), standing(120_000), told)))
                .singleElement()
                .asString()
                .contains("is shown as", "DOWN=120000", "where its log says", "DOWN=60000");
    }

    private static Standing standing(long down) {
        return new Standing(3, false, Set.of(), null, Map.of("checkout", Map.of("DOWN", down)));
    }

    private List<String> findings(
            List<StoredEvent> store, List<StoredEvent> topic, List<UUID> timeline, List<UUID> postmortem) {
        return Checker.findings(evidence(store, topic, timeline, postmortem, standing(0), standing(0)));
    }

    private Evidence evidence(
            List<StoredEvent> store,
            List<StoredEvent> topic,
            List<UUID> timeline,
            List<UUID> postmortem,
            Standing shown,
            Standing told) {
        var acknowledged = List.of(
                new Acknowledged("one", INCIDENT, List.of(first)),
                new Acknowledged("two", INCIDENT, List.of(second, third)));
        return new Evidence(
                acknowledged,
                List.of(),
                store,
                topic,
                Map.of(INCIDENT, timeline),
                Map.of(INCIDENT, postmortem),
                Map.of(INCIDENT, shown),
                Map.of(INCIDENT, told),
                List.of());
    }

    private static List<UUID> ids(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::id).toList();
    }

    private static StoredEvent event(int sequence) {
        return new StoredEvent(INCIDENT, sequence, new UUID(1, sequence));
    }
}
