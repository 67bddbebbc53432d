package mayday.timeline.intake;

import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Collectors;
import mayday.timeline.RunningTimeline;
import mayday.timeline.TestBroker;
import mayday.timeline.TestDatabase;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database goes back to an earlier moment, as after a crash before its last commits were on disk. */
class ForgottenCommitsTest {

    private static final List<String> TABLES = List.of(
            "intake_offset",
            "incident_progress",
            "timeline_entry",
            "timeline_heading",
            "board_incident",
            "board_clock",
            "impact_event",
            "response_event");

    private static final TestBroker BROKER = TestBroker.withTopic();
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static RunningTimeline timeline;

    @BeforeAll
    static void start() {
        timeline = RunningTimeline.start(DATABASE, BROKER);
    }

    @AfterAll
    static void stop() {
        timeline.close();
    }

    @Test
    void what_was_forgotten_is_read_again_though_nothing_new_comes() {
        var log = reported().acknowledged(1).note(2, "kept").note(3, "forgotten");
        BROKER.publish(log.event(1), log.event(2), log.event(3));
        awaitVersion(log, 3);
        execute("create schema saved", "create table saved.%1$s as table %1$s");
        BROKER.publish(log.event(4));
        awaitVersion(log, 4);
        var shown = position();

        execute("select 1", "truncate %1$s; insert into %1$s select * from saved.%1$s");

        awaitVersion(log, 4);
        assertThat(timeline.json("/incidents/%s/timeline".formatted(log.id())).path("entries"))
                .hasSize(4);
        assertThat(position()).as("the board's clock, which never goes back").isGreaterThan(shown);
    }

    private static void execute(String first, String each) {
        DATABASE.asSuperuser()
                .execute(first + ";" + TABLES.stream().map(each::formatted).collect(Collectors.joining(";")));
    }

    private static long position() {
        var position = DATABASE.asSuperuser().queryForObject("select position from board_clock", Long.class);
        return position == null ? 0 : position;
    }

    private static void awaitVersion(Events log, int version) {
        await().untilAsserted(() -> assertThat(timeline.version(log.id())).isEqualTo(version));
    }
}
