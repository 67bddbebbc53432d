package mayday.timeline.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mayday.incident.v1.Precision.PRECISION_DAY;
import static mayday.timeline.event.Events.incident;
import static mayday.timeline.event.Events.moment;
import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import mayday.incident.v1.ImpactEndReason;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import mayday.timeline.downtime.ImpactQueries;
import mayday.timeline.event.Events;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.RandomLogs;
import mayday.timeline.rest.Incidents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

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
    void what_was_requested_says_how_long_it_took_when_it_is_live() {
        var log = reported()
                .requested(10, "d1", "production")
                .deploying(12, "d1", "production")
                .deployed(22.5, "d1", "production")
                .deployed(23, "d2", "production");
        one(log, 0, 3);
        one(log, 3, 5);

        assertThat(headline(log, 4)).isEqualTo("Deployment d1 to production finished, 12 min after it was requested");
        assertThat(headline(log, 5)).isEqualTo("Deployment d2 to production finished");

        log.moved(2, 22).moved(4, 100);
        take(log.published().subList(5, 7));
        assertThat(headline(log, 4)).endsWith("finished, 1 h 18 min after it was requested");
        assertThat(entry(log, 6).path("changes").valueStream().map(JsonNode::asString))
                .contains(log.eventId(2).toString(), log.eventId(4).toString());
        assertThat(entry(log, 4).path("original").path("headline").asString())
                .isEqualTo("Deployment d1 to production finished");

        take(log.corrected(2, values -> values.setOccurredAt(moment(22).setPrecision(PRECISION_DAY)))
                .published()
                .subList(7, 8));
        assertThat(headline(log, 4)).endsWith("finished");

        take(log.retracted(8).retracted(2).published().subList(8, 10));
        assertThat(headline(log, 4)).endsWith("finished");
    }

    @Test
    void a_request_that_is_told_later_changes_the_entry_of_what_is_live() {
        var log = reported().deploying(12, "d1", "production").deployed(22, "d1", "production");
        one(log, 0, 3);
        assertThat(headline(log, 3)).endsWith("finished");

        take(log.requested(21, "d1", "production").published().subList(3, 4));
        assertThat(headline(log, 3)).endsWith("finished, 1 min after it was requested");
        assertThat(entry(log, 4).path("changes").valueStream().map(JsonNode::asString))
                .containsExactly(log.eventId(3).toString());
    }

    private static void one(Events log, int from, int to) {
        log.published().subList(from, to).forEach(event -> take(List.of(event)));
    }

    private static String headline(Events log, int sequence) {
        return entry(log, sequence).path("headline").asString();
    }

    private static JsonNode entry(Events log, int sequence) {
        return timeline.json("/incidents/" + log.id() + "/timeline")
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("sequence").asInt() == sequence)
                .findFirst()
                .orElseThrow();
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

    @Test
    void what_goes_on_elsewhere_is_no_end_in_what_is_told_now_and_in_what_was_stored_before() throws IOException {
        var log = reported()
                .down(0, "checkout")
                .add(
                        5,
                        event -> event.getImpactEndedBuilder()
                                .setReason(ImpactEndReason.IMPACT_END_REASON_MERGED)
                                .getTargetBuilder()
                                .setSystem("checkout"))
                .merged(5, "INC-1");
        take(log.published());
        assertThat(metrics(log).at("/timeDown/downMillis").asLong()).isEqualTo(5 * 60_000);
        assertThat(metrics(log).path("stamps").has("impactEnd")).isFalse();

        var migration = new ClassPathResource("timeline-query/migrations/V8__handed_on.sql").getContentAsString(UTF_8);
        DATABASE.asOwner().execute("alter table impact_event drop column handed_on");
        DATABASE.asOwner().execute(migration);
        assertThat(metrics(log).path("stamps").has("impactEnd")).isFalse();
    }

    @Test
    void an_answer_shows_one_state_of_the_log_whatever_is_put_right_meanwhile() {
        var log = reported().down(0, "checkout").ended(10, "checkout");
        take(log.published());
        log.retracted(3);

        var impact = timeline.bean(Incidents.class).answer(log.id().toString(), 3, incident -> {
            CompletableFuture.runAsync(() -> take(log.published().subList(3, 4)))
                    .join();
            return timeline.bean(ImpactQueries.class).impact(incident.id(), incident.version(), Optional.empty());
        });

        assertThat(impact.end()).hasValue(Events.at(10).toEpochMilli());
        assertThat(metrics(log).path("stamps").has("impactEnd")).isFalse();
    }

    @Test
    void pages_that_would_not_go_together_are_refused() {
        var log = reported().note(1, "a").note(2, "b").note(3, "c");
        take(log.published());
        var path = "/incidents/%s/timeline?pageSize=2".formatted(log.id());
        var next =
                path + "&pageToken=" + timeline.json(path).path("nextPageToken").asString();

        take(log.note(4, "d").published().subList(4, 5));
        assertThat(timeline.json(next).path("entries")).hasSize(2);

        take(log.moved(4, 0.5).published().subList(5, 6));
        var refused = timeline.get(next);
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(RunningTimeline.parse(refused.body()).path("code").asString())
                .isEqualTo("outdated_page_token");
    }

    private static JsonNode metrics(Events log) {
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
