package mayday.timeline.intake;

import static mayday.timeline.event.Events.incident;
import static mayday.timeline.event.Events.moment;
import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import mayday.timeline.event.Events;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.RandomLogs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What is said about earlier entries, in any batch, leads to the same tables, and every answer follows it. */
class CorrectionsTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static RunningTimeline timeline;

    @BeforeAll
    static void start() {
        timeline = RunningTimeline.start(DATABASE, TestBroker.withTopic());
    }

    @AfterAll
    static void stop() {
        timeline.close();
    }

    @Test
    void batches_of_any_size_lead_to_the_same_tables() {
        var random = new Random(17);
        var logs = new ArrayList<Events>();
        for (int i = 0; i < 30; i++) {
            var log = RandomLogs.ordinary(random);
            for (int step = random.nextInt(15); step > 0; step--) {
                if (random.nextInt(3) == 0) {
                    RandomLogs.next(log, random);
                } else {
                    RandomLogs.amendOnce(log, random);
                }
            }
            logs.add(log);
        }

        var events = mixed(logs, random);
        clear();
        take(events);
        var atOnce = Tables.dump(DATABASE);
        for (int round = 0; round < 3; round++) {
            clear();
            for (int next = 0; next < events.size(); ) {
                var size = round == 0 ? 1 : 1 + random.nextInt(12);
                take(events.subList(next, Math.min(events.size(), next + size)));
                next += size;
            }
            assertThat(Tables.dump(DATABASE)).isEqualTo(atOnce);
        }
    }

    @Test
    void every_answer_follows_a_correction() {
        var log = incident()
                .report(5, report -> report.setImpactStartedAt(moment(0)))
                .by("grace")
                .down(20, "checkout")
                .acknowledged(21)
                .ended(30, "checkout")
                .resolved(40);
        take(log.published());
        assertThat(metrics(log).path("timeDown").path("downMillis").asLong()).isEqualTo(10 * 60_000);

        log.moved(2, 2).retracted(3).retracted(5).corrected(1, values -> values.setTitle("Search is down"));
        take(log.published().subList(5, 9));

        assertThat(metrics(log).path("timeDown").path("downMillis").asLong()).isEqualTo(28 * 60_000);
        assertThat(metrics(log).path("stamps").has("resolved")).isFalse();
        assertThat(metrics(log).path("stamps").has("acknowledged")).isFalse();
        assertThat(metrics(log)
                        .path("timeDown")
                        .path("systems")
                        .path(0)
                        .path("segments")
                        .path(0)
                        .path("because")
                        .path(0)
                        .asString())
                .isEqualTo(log.eventId(2).toString());
        var row = timeline.json("/incidents/" + log.id());
        assertThat(row.path("status").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(row.path("title").asString()).isEqualTo("Search is down");
        assertThat(row.path("version").asInt()).isEqualTo(9);
        var shown = timeline.json("/incidents/" + log.id() + "/timeline");
        assertThat(shown.path("title").asString()).isEqualTo("Search is down");
        assertThat(shown.path("entries")
                        .valueStream()
                        .map(entry -> entry.path("sequence").asInt()))
                .startsWith(2, 1, 3, 4);
    }

    @Test
    void what_is_pinned_can_be_asked_for_alone() {
        var log = reported().note(1, "the story").note(2, "the rest").pinned(2);
        take(log.published());

        var pinned = timeline.json("/incidents/" + log.id() + "/timeline?pinned=true");
        assertThat(pinned.path("entries")
                        .valueStream()
                        .map(entry -> entry.path("sequence").asInt()))
                .containsExactly(2);
        assertThat(timeline.get("/incidents/" + log.id() + "/timeline?pinned=perhaps")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_document_tells_what_was_told_first_and_strikes_out_what_was_retracted() {
        var log = reported()
                .note(20, "too *early*")
                .down(21, "checkout")
                .corrected(2, values -> values.setOccurredAt(moment(2)).setText("in time"));
        take(log.retracted(3).pinned(3).published());

        assertThat(timeline.get("/incidents/" + log.id() + "/timeline", "Accept", "text/markdown")
                        .body())
                .contains("""
                        - **10:02** Observation — ada, recorded 2026-03-31 10:00:01, corrected
                          > in time
                          - told first: 10:20 Observation
                            > too \\*early\\*
                        - **10:21** ~~checkout is DOWN~~ — ada, recorded 2026-03-31 10:00:02, retracted, pinned
                        """);
    }

    private static tools.jackson.databind.JsonNode metrics(Events log) {
        return timeline.json("/incidents/" + log.id() + "/metrics");
    }

    private static List<PublishedEvent> mixed(List<Events> logs, Random random) {
        var mixed = new ArrayList<PublishedEvent>();
        var left = new ArrayList<>(
                logs.stream().map(log -> new ArrayList<>(log.published())).toList());
        while (!left.isEmpty()) {
            var one = left.get(random.nextInt(left.size()));
            mixed.add(one.removeFirst());
            left.removeIf(List::isEmpty);
        }
        return mixed;
    }

    private static void take(List<PublishedEvent> batch) {
        timeline.bean(EventIntake.class).take(batch, List.of(), _ -> {});
    }

    private static void clear() {
        timeline.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> timeline.bean(EventIntake.class).clear());
    }
}
