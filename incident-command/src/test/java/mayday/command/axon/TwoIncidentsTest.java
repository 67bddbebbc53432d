package mayday.command.axon;

import static java.util.Objects.requireNonNull;
import static mayday.command.RunningService.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.Together;
import mayday.command.incident.DismissReason;
import mayday.command.incident.ImpactLevel;
import mayday.command.incident.ImpactTarget;
import mayday.command.incident.IncidentCommand.ChangeImpact;
import mayday.command.incident.IncidentCommand.Dismiss;
import mayday.command.incident.IncidentCommand.Merge;
import mayday.command.incident.IncidentCommand.Split;
import mayday.command.incident.IncidentCommand.StartImpact;
import mayday.command.incident.IncidentId;
import mayday.command.incident.IncidentRejection;
import mayday.command.incident.IncidentRejection.Reason;
import mayday.command.incident.Moment;
import mayday.command.incident.Warning;
import mayday.command.store.CommandReceipt;
import mayday.command.store.CommandReceipt.Appended;
import mayday.command.store.CommandReceipt.Other;
import mayday.command.store.CommitOrder;
import mayday.command.store.IncidentDirectory;
import mayday.command.store.KnownIncident;
import mayday.command.store.LogPosition;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.StaleVersion;
import mayday.command.store.StoredEvent;
import mayday.command.store.Verification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merge and a split are written to two incidents: in both, or in neither, whoever else is writing. */
class TwoIncidentsTest {

    private static final int ROUNDS = 60;

    static RunningService service;
    static RunningService other;

    @BeforeAll
    static void start() {
        service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false");
        other = RunningService.on(service.database(), "mayday.command.relay.enabled=false");
    }

    @AfterAll
    static void stop() {
        other.close();
        service.close();
    }

    @Test
    void a_merge_is_told_by_both_in_one_transaction() {
        var one = report();
        var into = report();
        service.send(Commands.note(into.id(), "first"));

        var receipt = service.send(merge(one, into));

        assertThat(receipt.events()).singleElement().returns("merged", Appended::type);
        assertThat(receipt.other()).isNotNull().satisfies(target -> {
            assertThat(target).returns(into.id(), Other::incident).returns(into.number(), Other::number);
            assertThat(target.version()).isEqualTo(3);
            assertThat(target.events()).singleElement().returns("absorbed", Appended::type);
        });
        assertThat(types(one.id())).containsExactly("reported", "merged");
        assertThat(types(into.id())).containsExactly("reported", "note_taken", "absorbed");
        assertThat(service.log().events(into.id(), 0, 10))
                .allSatisfy(event -> assertThat(event.number()).isEqualTo(into.number()));
        assertThat(transactionsOf("merged", "absorbed", List.of(one, into))).isEqualTo(1);
        assertUnbroken(one, into);
        assertThat(service.send(Commands.note(into.id(), "goes on")).version()).isEqualTo(4);
        assertThat(other.send(Commands.note(into.id(), "everywhere")).version()).isEqualTo(5);
    }

    @Test
    void a_warning_is_kept_with_the_incident_that_it_is_about_and_told_with_the_answer() {
        var one = report();
        var into = report();
        var checkout = ImpactTarget.system("checkout");
        service.send(new StartImpact(one.id(), minutesAfterNoon(-2), checkout, ImpactLevel.DOWN, false, null));
        service.send(new ChangeImpact(one.id(), minutesAfterNoon(5), checkout, ImpactLevel.DEGRADED, false, null));

        var receipt = service.send(merge(one, into));

        assertThat(receipt.warnings()).extracting(Warning::code).containsExactly("change_cut_off");
        assertThat(lastOf(one)).returns("merged", StoredEvent::type).returns(receipt.warnings(), StoredEvent::warnings);
        assertThat(service.log().events(into.id(), 1, 10))
                .isNotEmpty()
                .allSatisfy(stored -> assertThat(stored.warnings()).isEmpty());
    }

    @Test
    void the_same_merge_again_changes_nothing_in_either() {
        var one = report();
        var into = report();
        service.send(merge(one, into));

        var again = other.send(merge(one, into));

        assertThat(again.events()).isEmpty();
        assertThat(again).returns(2, CommandReceipt::version).returns(null, CommandReceipt::other);
        assertThat(types(into.id())).containsExactly("reported", "absorbed");
    }

    @Test
    void a_target_that_another_instance_dismissed_meanwhile_absorbs_nothing() {
        var one = report();
        var into = report();
        other.send(new Dismiss(into.id(), Commands.NOON, DismissReason.EXPECTED, null, null));

        assertRefused(Reason.INCIDENT_DISMISSED, merge(one, into));

        assertThat(types(one.id())).containsExactly("reported");
        assertThat(service.send(Commands.note(one.id(), "here still")).version())
                .isEqualTo(2);
    }

    @Test
    void a_target_that_another_instance_wrote_to_meanwhile_absorbs_all_the_same() {
        var one = report();
        var into = report();
        other.send(Commands.note(into.id(), "not seen here"));

        assertThat(service.send(merge(one, into)).version()).isEqualTo(2);

        assertThat(types(into.id())).containsExactly("reported", "note_taken", "absorbed");
        assertUnbroken(one, into);
    }

    @Test
    void the_expected_version_is_that_of_the_merged_one() {
        var one = report();
        var into = report();
        service.send(Commands.note(into.id(), "does not matter"));

        assertThatExceptionOfType(StoreRefusal.class)
                .isThrownBy(() -> service.send(merge(one, into), 2))
                .returns(new StaleVersion(1), StoreRefusal::reason);
        assertThat(service.send(merge(one, into), 1).version()).isEqualTo(2);
    }

    @Test
    void an_unknown_target_is_refused_and_nothing_written() {
        var one = report();

        assertRefused(Reason.UNKNOWN_INCIDENT, merge(one, new KnownIncident(Commands.newIncident(), 9)));

        assertThat(types(one.id())).containsExactly("reported");
    }

    @Test
    void of_two_that_are_merged_into_each_other_exactly_one_is() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            var one = report();
            var two = report();

            var outcomes =
                    Together.run(4, i -> sent(i < 2 ? service : other, i % 2 == 0 ? merge(one, two) : merge(two, one)));

            assertThat(Together.failures(outcomes))
                    .hasSize(2)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(
                                    IncidentRejection.class,
                                    refused -> assertThat(refused.reason()).isEqualTo(Reason.INCIDENT_MERGED)));
            assertThat(List.of(types(one.id()), types(two.id())))
                    .containsExactlyInAnyOrder(List.of("reported", "merged"), List.of("reported", "absorbed"));
            assertUnbroken(one, two);
        }
    }

    @Test
    void a_ring_of_merges_leaves_one_that_goes_on() throws InterruptedException {
        for (int round = 0; round < ROUNDS / 4; round++) {
            var ring = IntStream.range(0, 5).mapToObj(_ -> report()).toList();

            Together.run(5, i -> sent(i % 2 == 0 ? service : other, merge(ring.get(i), ring.get((i + 1) % 5))));

            assertThat(ring)
                    .filteredOn(one -> !types(one.id()).contains("merged"))
                    .isNotEmpty();
            assertUnbroken(ring.toArray(KnownIncident[]::new));
        }
    }

    @Test
    void merges_among_many_writers_leave_unbroken_histories() throws InterruptedException {
        var target = report();
        var sources = IntStream.range(0, 20).mapToObj(_ -> report()).toList();

        var outcomes = Together.run(60, i -> {
            var instance = i % 2 == 0 ? service : other;
            var source = sources.get(i % 20);
            return switch (i / 20) {
                case 0 -> sent(instance, merge(source, target));
                case 1 -> notes(instance, source.id());
                default -> notes(instance, target.id());
            };
        });

        assertThat(Together.failures(outcomes))
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(IncidentRejection.class));
        assertThat(types(target.id()).stream().filter("absorbed"::equals)).hasSize(20);
        assertThat(types(target.id()).stream().filter("note_taken"::equals)).hasSize(200);
        sources.forEach(source -> assertThat(types(source.id())).endsWith("merged"));
        assertUnbroken(target);
        assertUnbroken(sources.toArray(KnownIncident[]::new));
        assertThat(tornApart()).isZero();
        // Whatever else runs on this server may hide for a moment what was stored last.
        await().untilAsserted(() -> assertThat(eventsInCommitOrder()).isPositive());
    }

    @Test
    void a_split_begins_an_incident_and_is_told_by_both_in_one_transaction() {
        var one = report();

        var receipt = split(one.id(), null);

        assertThat(receipt.events()).singleElement().returns("split", Appended::type);
        var told = requireNonNull(receipt.other());
        var begun = service.bean(IncidentDirectory.class).require("INC-" + told.number());
        assertThat(begun.id()).isEqualTo(told.incident());
        assertThat(types(one.id())).containsExactly("reported", "split");
        assertThat(types(begun.id())).containsExactly("reported", "split_off");
        assertThat(transactionsOf("split", "reported", List.of(begun))).isEqualTo(1);
        assertUnbroken(one, begun);
        assertThat(service.send(Commands.note(begun.id(), "goes on")).version()).isEqualTo(3);
        assertThat(other.send(merge(begun, one)).version()).isEqualTo(4);
    }

    @Test
    void splits_of_one_incident_at_the_same_time_all_begin_one() throws InterruptedException {
        var one = report();

        var outcomes = Together.run(20, i -> () -> split(i % 2 == 0 ? service : other, one.id(), null));

        assertThat(Together.failures(outcomes)).isEmpty();
        assertThat(Together.values(outcomes).stream().map(CommandReceipt::other).distinct())
                .hasSize(20);
        assertThat(types(one.id())).hasSize(21);
        assertUnbroken(one);
    }

    private static Callable<Integer> sent(RunningService instance, Merge merge) {
        return () -> instance.send(merge).version();
    }

    private static Callable<Integer> notes(RunningService instance, IncidentId id) {
        return () -> {
            int version = 0;
            for (int i = 0; i < 10; i++) {
                version = instance.send(Commands.note(id, "note " + i)).version();
            }
            return version;
        };
    }

    private static CommandReceipt split(IncidentId id, @Nullable Integer expectedVersion) {
        return split(service, id, expectedVersion);
    }

    private static CommandReceipt split(RunningService instance, IncidentId id, @Nullable Integer expectedVersion) {
        var into = Commands.newIncident();
        return instance.commands()
                .split(
                        number -> new Split(id, Commands.NOON, into, number, "Mails", null, null, List.of()),
                        ALICE,
                        expectedVersion,
                        null);
    }

    private static KnownIncident report() {
        var receipt = service.commands().report(Commands::report, ALICE, null);
        return new KnownIncident(receipt.incident(), receipt.number());
    }

    private static Merge merge(KnownIncident one, KnownIncident into) {
        return new Merge(one.id(), Commands.NOON, into.id(), into.number(), "The same fault");
    }

    private static Moment minutesAfterNoon(int minutes) {
        return Moment.exactly(Commands.NOON.at().plus(Duration.ofMinutes(minutes)));
    }

    private static StoredEvent lastOf(KnownIncident incident) {
        return service.log().events(incident.id(), 0, 10_000).getLast();
    }

    private static void assertRefused(Reason reason, Merge merge) {
        assertThatExceptionOfType(IncidentRejection.class)
                .isThrownBy(() -> service.send(merge))
                .returns(reason, IncidentRejection::reason);
    }

    private static void assertUnbroken(KnownIncident... incidents) {
        for (var incident : incidents) {
            assertThat(service.verify(incident.id())).returns(true, Verification::valid);
            var sequences = service.log().events(incident.id(), 0, 10_000).stream()
                    .map(StoredEvent::sequence)
                    .toList();
            assertThat(sequences)
                    .isEqualTo(
                            IntStream.rangeClosed(1, sequences.size()).boxed().toList());
        }
    }

    private static List<String> types(IncidentId id) {
        return service.log().events(id, 0, 10_000).stream()
                .map(StoredEvent::type)
                .toList();
    }

    private static long transactionsOf(String type, String otherType, List<KnownIncident> incidents) {
        return service.bean(JdbcClient.class)
                .sql("select count(distinct tx) from event where stream = any(:ids) and type = any(:types)")
                .param("ids", incidents.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param("types", new String[] {"incident." + type, "incident." + otherType})
                .query(Long.class)
                .single();
    }

    /** What the relay publishes: each incident in its own order, without a gap. */
    private static int eventsInCommitOrder() {
        var order = service.bean(CommitOrder.class);
        var last = new HashMap<IncidentId, Integer>();
        var read = 0;
        var position = LogPosition.START;
        for (var page = order.after(position, 500); !page.settled().isEmpty(); page = order.after(position, 500)) {
            for (var placed : page.settled()) {
                var event = placed.event();
                assertThat(last.merge(event.incident(), 1, Integer::sum)).isEqualTo(event.sequence());
                position = placed.position();
                read++;
            }
        }
        return read;
    }

    /** Transactions that hold more of one side than of the other. */
    private static long tornApart() {
        return service.bean(JdbcClient.class).sql("""
                        select count(*) from (
                            select tx from event group by tx
                            having count(*) filter (where type = 'incident.merged')
                                <> count(*) filter (where type = 'incident.absorbed')) torn
                        """).query(Long.class).single();
    }
}
