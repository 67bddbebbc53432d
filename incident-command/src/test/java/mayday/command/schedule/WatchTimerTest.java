package mayday.command.schedule;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mayday.command.encoding.EventType.DISMISSED;
import static mayday.command.encoding.EventType.ENTRY_CORRECTED;
import static mayday.command.encoding.EventType.ENTRY_RETRACTED;
import static mayday.command.encoding.EventType.MERGED;
import static mayday.command.encoding.EventType.REOPENED;
import static mayday.command.encoding.EventType.WATCH_ENDED;
import static mayday.command.encoding.EventType.WATCH_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.axon.CommandRequest;
import mayday.command.encoding.EventType;
import mayday.command.incident.Actor;
import mayday.command.incident.DismissReason;
import mayday.command.incident.IncidentCommand.Dismiss;
import mayday.command.incident.IncidentCommand.EndWatch;
import mayday.command.incident.IncidentCommand.Merge;
import mayday.command.incident.IncidentCommand.Reopen;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentCommand.ReportRegression;
import mayday.command.incident.IncidentCommand.Resolve;
import mayday.command.incident.IncidentCommand.Retract;
import mayday.command.incident.IncidentCommand.StartWatch;
import mayday.command.incident.IncidentEvent.WatchEnded;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Mode;
import mayday.command.incident.Moment;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IdempotencyKey;
import mayday.command.store.StoredEvent;
import mayday.command.store.WatchLog;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Watch windows that end because it is time, on a real database and with a clock that the test turns. */
class WatchTimerTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofMinutes(30));

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    final Postgres.Database database = Postgres.fresh();

    @Test
    void a_watch_ends_at_its_time_once_however_many_look() {
        try (var one = service();
                var other = service()) {
            var watched = watched(one);
            var regressed = watched(other);
            one.send(new ReportRegression(regressed, at(START.plusSeconds(60)), "Slow", null, null));
            var dismissed = watched(one);
            one.send(new Dismiss(dismissed, at(START.plusSeconds(60)), DismissReason.EXPECTED, null, null));
            var retrospective = retrospective(one);
            var later = watched(one, Duration.ofMinutes(40));

            look(one, other);
            assertThat(ends(one, watched)).isEmpty();

            now.set(END.plusSeconds(1));
            look(one, other);

            assertThat(ends(one, watched)).singleElement().satisfies(WatchTimerTest::isOfTheSystem);
            assertThat(ends(one, watched))
                    .first()
                    .extracting(StoredEvent::event)
                    .isEqualTo(ended(true));
            assertThat(ends(one, regressed)).extracting(StoredEvent::event).containsExactly(ended(false));
            for (var incident : List.of(dismissed, retrospective, later)) {
                assertThat(ends(one, incident)).isEmpty();
            }
        }
    }

    @Test
    void many_that_are_due_at_once_end_once_each_though_two_instances_compete() {
        try (var one = service();
                var other = service()) {
            var incidents = Stream.generate(() -> watched(one)).limit(40).toList();
            now.set(END);

            Stream.of(one, other).parallel().forEach(WatchTimerTest::look);

            // A look breaks off where the store is too busy, and the next goes on.
            await().untilAsserted(() -> {
                look(one);
                assertThat(incidents)
                        .allSatisfy(incident -> assertThat(ends(one, incident)).hasSize(1));
            });
        }
    }

    @Test
    void what_came_due_while_nobody_ran_ends_after_the_start_at_the_time_that_was_due() {
        IncidentId incident;
        try (var before = service()) {
            incident = watched(before);
        }
        now.set(END.plus(Duration.ofDays(3)));
        try (var after = service()) {
            // Nobody calls it here: the service looks by itself.
            await().atMost(20, SECONDS).until(() -> !ends(after, incident).isEmpty());
            assertThat(ends(after, incident)).extracting(StoredEvent::event).containsExactly(ended(true));
        }
        try (var again = service()) {
            look(again);
            assertThat(ends(again, incident)).hasSize(1);
        }
    }

    @Test
    void a_watch_that_was_over_when_it_was_written_down_leaves_time_to_write_down_its_end() {
        now.set(END.plus(Duration.ofHours(2)));
        try (var service = service()) {
            var incident = watched(service);
            look(service);
            assertThat(ends(service, incident)).isEmpty();

            now.set(END.plus(Duration.ofHours(2)).plus(Duration.ofMinutes(16)));
            look(service);
            assertThat(ends(service, incident)).extracting(StoredEvent::event).containsExactly(ended(true));
        }
    }

    @Test
    void a_key_that_somebody_else_has_taken_holds_nothing_up() {
        try (var service = service()) {
            var incident = watched(service);
            var started = service.log().events(incident, 1, 1).getFirst().eventId();
            var taken = new IdempotencyKey("mayday", "watch-end:%s:%s".formatted(incident, started), "0".repeat(64));
            var note = new CommandRequest(Commands.note(incident, "Mine"), RunningService.ALICE, null, taken);
            service.commands().send(note);
            now.set(END);

            look(service);

            assertThat(ends(service, incident)).hasSize(1);
        }
    }

    @Test
    void a_watch_whose_ending_was_retracted_ends_at_its_time() {
        try (var one = service();
                var other = service()) {
            var incident = watched(one);
            var ending = one.send(new EndWatch(incident, at(START.plusSeconds(60)), true, null));
            look(one, other);
            retract(one, ending);
            look(one, other);

            now.set(END.plusSeconds(1));
            look(one, other);

            assertThat(ends(one, incident)).hasSize(2).last().satisfies(WatchTimerTest::isOfTheSystem);
            assertThat(ends(one, incident).getLast().event()).isEqualTo(ended(true));
        }
    }

    @Test
    void a_watch_whose_new_end_was_retracted_ends_at_its_first_one() {
        try (var service = service()) {
            var incident = watched(service);
            var longer = service.send(new StartWatch(incident, at(START), Duration.ofHours(2), List.of("logs")));
            look(service);
            retract(service, longer);

            now.set(END.plusSeconds(1));
            look(service);

            assertThat(ends(service, incident)).extracting(StoredEvent::event).containsExactly(ended(true));
        }
    }

    @Test
    void a_watch_goes_on_where_its_incident_was_neither_reopened_nor_dismissed_after_all() {
        try (var one = service();
                var other = service()) {
            var dismissed = watched(one);
            var dismissal =
                    one.send(new Dismiss(dismissed, at(START.plusSeconds(60)), DismissReason.EXPECTED, null, null));
            var reopened = watched(one);
            one.send(new Resolve(reopened, at(START.plusSeconds(60)), null, true, "It works"));
            var reopening = one.send(new Reopen(reopened, at(START.plusSeconds(90)), "Not this one"));
            look(one);
            retract(one, dismissal);
            retract(one, reopening);
            // The retraction is retracted itself, so this one stays dismissed.
            var still = watched(one);
            retract(
                    one,
                    retract(
                            one,
                            one.send(new Dismiss(
                                    still, at(START.plusSeconds(60)), DismissReason.EXPECTED, null, null))));

            now.set(END.plusSeconds(1));
            look(one, other);

            assertThat(ends(one, dismissed)).extracting(StoredEvent::event).containsExactly(ended(true));
            assertThat(ends(one, reopened)).extracting(StoredEvent::event).containsExactly(ended(true));
            assertThat(ends(one, still)).isEmpty();
            assertThat(dueAt(END.plusSeconds(1), one)).isEmpty();
        }
    }

    @Test
    void an_incident_that_was_merged_is_not_watched_any_more() {
        try (var service = service()) {
            var incident = watched(service);
            var into = service.commands().report(Commands::report, RunningService.ALICE, null);
            service.send(new Merge(incident, at(START.plusSeconds(60)), into.incident(), into.number(), null));
            now.set(END.plusSeconds(1));

            assertThat(dueAt(END.plusSeconds(1), service)).isEmpty();
            look(service);
            assertThat(ends(service, incident)).isEmpty();
        }
    }

    @Test
    void an_ending_by_itself_that_is_retracted_leaves_time_to_tell_another_and_then_happens_anew() {
        var retracted = END.plusSeconds(60);
        IncidentId incident;
        try (var one = service();
                var other = service()) {
            incident = watched(one);
            now.set(END);
            look(one, other);
            var own = ends(one, incident).getFirst();
            now.set(retracted);
            one.send(new Retract(incident, at(retracted), own.eventId(), "It was not clean"));
            now.set(retracted.plus(Duration.ofMinutes(14)));
            look(one, other);
            assertThat(ends(one, incident)).hasSize(1);

            now.set(retracted.plus(Duration.ofMinutes(16)));
            look(one, other);
            assertThat(ends(one, incident)).hasSize(2).allSatisfy(WatchTimerTest::isOfTheSystem);
        }
        try (var again = service()) {
            look(again);
            assertThat(ends(again, incident)).hasSize(2);
        }
    }

    @Test
    void what_fails_for_no_known_reason_is_tried_again_after_pauses_that_grow() {
        try (var service = service()) {
            var incident = watched(service);
            var unharmed = watched(service);
            refuseEndingsOf(incident);
            now.set(END);
            look(service);
            assertThat(ends(service, unharmed)).hasSize(1);
            now.set(END.plusSeconds(1));
            look(service);
            Postgres.execute(database, "alter table event drop constraint no_end");

            now.set(END.plusSeconds(2));
            look(service);
            assertThat(ends(service, incident)).isEmpty();

            now.set(END.plusSeconds(3));
            look(service);
            assertThat(ends(service, incident)).hasSize(1);
        }
    }

    @Test
    void a_failure_is_news_once_and_a_pause_has_an_end() {
        try (var service = service()) {
            watched(service);
            var watches = watches(service);
            var due = watches.at(END).getFirst();

            assertThat(watches.putOff(due, END)).isTrue();
            for (int failures = 0; failures < 100; failures++) {
                assertThat(watches.putOff(due, END)).isFalse();
            }
            assertThat(watches.at(END.plus(Duration.ofMinutes(9)))).isEmpty();
            assertThat(watches.at(END.plus(Duration.ofMinutes(10)))).containsExactly(due);
        }
    }

    @Test
    void an_outage_of_the_store_only_delays_it() {
        try (var service = service()) {
            var incident = watched(service);
            look(service);
            now.set(END);
            lockOut(true);
            try {
                lookAtOnce(service);
            } finally {
                lockOut(false);
            }
            await().atMost(20, SECONDS).until(() -> {
                lookAtOnce(service);
                return isOver(service, incident);
            });
            assertThat(ends(service, incident)).extracting(StoredEvent::event).containsExactly(ended(true));
        }
    }

    @Test
    void open_windows_are_found_by_an_index_of_their_own() {
        try (var service = service()) {
            watched(service);
            var definition = service.bean(JdbcClient.class)
                    .sql("select indexdef from pg_indexes where indexname = 'event_of_watch_window'")
                    .query(String.class)
                    .single();

            assertThat(definition)
                    .contains(Stream.of(
                                    WATCH_STARTED,
                                    WATCH_ENDED,
                                    REOPENED,
                                    DISMISSED,
                                    MERGED,
                                    ENTRY_CORRECTED,
                                    ENTRY_RETRACTED)
                            .map(EventType::storedName)
                            .toList());
        }
    }

    private RunningService service() {
        return RunningService.at(clock, database);
    }

    private static void look(RunningService... services) {
        for (var service : services) {
            awaitHorizon(service);
            lookAtOnce(service);
        }
    }

    private static void lookAtOnce(RunningService service) {
        service.bean(WatchTimer.class).endWhatIsDue();
    }

    /** Whatever else runs on this server may hide for a moment what was stored last. */
    private static void awaitHorizon(RunningService service) {
        await().pollDelay(Duration.ZERO)
                .until(service.bean(JdbcClient.class)
                        .sql(
                                "select not exists (select from event where tx >= pg_snapshot_xmin(pg_current_snapshot()))")
                        .query(Boolean.class)::single);
    }

    private static IncidentId watched(RunningService service) {
        return watched(service, Duration.ofMinutes(30));
    }

    private static IncidentId watched(RunningService service, Duration length) {
        var incident = service.report();
        service.send(new StartWatch(incident, at(START), length, List.of("logs")));
        return incident;
    }

    private static CommandReceipt retract(RunningService service, CommandReceipt told) {
        var entry = told.events().getLast().eventId();
        return service.send(new Retract(told.incident(), at(START.plusSeconds(120)), entry, "By mistake"));
    }

    private static List<DueWatch> dueAt(Instant instant, RunningService service) {
        return watches(service).at(instant);
    }

    private static DueWatches watches(RunningService service) {
        awaitHorizon(service);
        var watches = new DueWatches(service.bean(WatchLog.class));
        watches.catchUp();
        return watches;
    }

    private static IncidentId retrospective(RunningService service) {
        var incident = service.commands()
                .report(WatchTimerTest::longAgo, RunningService.ALICE, null)
                .incident();
        service.send(new StartWatch(incident, at(START), Duration.ofMinutes(30), List.of()));
        return incident;
    }

    private static ReportIncident longAgo(int number) {
        var live = Commands.report(number);
        return new ReportIncident(
                live.incident(),
                live.when(),
                number,
                live.title(),
                null,
                live.source(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Mode.RETROSPECTIVE);
    }

    private static List<StoredEvent> ends(RunningService service, IncidentId incident) {
        return service.log().events(incident, 0, 100).stream()
                .filter(stored -> stored.event() instanceof WatchEnded)
                .toList();
    }

    private static boolean isOver(RunningService service, IncidentId incident) {
        try {
            return !ends(service, incident).isEmpty();
        } catch (RuntimeException stillAway) {
            return false;
        }
    }

    private static void isOfTheSystem(StoredEvent stored) {
        var provenance = stored.provenance();
        assertThat(provenance.actor()).isEqualTo(new Actor(Actor.Kind.SYSTEM, "mayday", null, null));
        assertThat(provenance.idempotencyKey()).startsWith("watch-end:" + stored.incident() + ":");
        assertThat(provenance.causationId()).isNotNull();
    }

    private static WatchEnded ended(boolean clean) {
        return new WatchEnded(at(END), clean, null);
    }

    private static Moment at(Instant instant) {
        return Moment.exactly(instant);
    }

    private void refuseEndingsOf(IncidentId incident) {
        Postgres.execute(database, """
                alter table event add constraint no_end
                    check (type <> 'incident.watch_ended' or stream <> '%s') not valid
                """.formatted(incident.value()));
    }

    private void lockOut(boolean locked) {
        Postgres.execute("alter database %s allow_connections %s".formatted(database.name(), !locked));
        if (locked) {
            Postgres.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                    .formatted(database.name()));
        }
    }
}
