package mayday.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.incident.IncidentCommand.JoinWarRoom;
import mayday.command.incident.IncidentCommand.LeaveWarRoom;
import mayday.command.incident.IncidentId;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IncidentDirectory;
import mayday.command.store.StoreRefusal;
import mayday.command.store.StoreRefusal.StoreUnavailable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The store is put back to what it was, and the service that works on it remembers more. */
@ExtendWith(OutputCaptureExtension.class)
class StorePutBackTest {

    private static final String NO_RELAY = "mayday.command.relay.enabled=false";

    static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.on(Postgres.fresh(), NO_RELAY);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void an_append_to_what_is_no_longer_there_is_refused_and_goes_on_from_what_is(CapturedOutput output) {
        var id = service.report();
        note(id, 5);
        takeAwayAfter(3, id);

        assertRefused(() -> service.send(Commands.note(id, "on top of what is gone")));

        assertThat(service.log().version(id)).isEqualTo(3);
        assertThat(output).contains("WARN").contains("The store lacks what was read from it before");
        assertThat(note(id, 4).version()).isEqualTo(4);
        assertThat(service.verify(id).valid()).isTrue();
    }

    @Test
    void another_event_in_the_place_of_the_last_one_is_not_built_upon() {
        var id = service.report();
        note(id, 3);
        takeAwayAfter(2, id);
        try (var other = RunningService.on(service.database(), NO_RELAY)) {
            other.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null));
        }

        assertRefused(() -> service.send(Commands.note(id, "on top of what is gone")));

        assertThat(service.send(new LeaveWarRoom(id, Commands.NOON, "bob")).version())
                .isEqualTo(4);
        assertThat(service.verify(id).valid()).isTrue();
    }

    @Test
    void what_others_wrote_since_is_not_added_to_what_is_gone() {
        var id = service.report();
        note(id, 3);
        takeAwayAfter(1, id);
        try (var other = RunningService.on(service.database(), NO_RELAY)) {
            other.send(Commands.note(id, "another second"));
            other.send(Commands.note(id, "another third"));
            other.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null));
        }

        assertRefused(() -> service.send(Commands.note(id, "on top of what is gone")));

        assertThat(service.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null))
                        .events())
                .as("he is in the room already")
                .isEmpty();
        assertThat(note(id, 5).version()).isEqualTo(5);
        assertThat(service.verify(id).valid()).isTrue();
    }

    @Test
    void nothing_counts_as_done_that_is_gone() {
        var id = service.report();
        service.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null));
        takeAwayAfter(1, id);

        assertRefused(() -> service.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null)));

        assertThat(service.send(new JoinWarRoom(id, Commands.NOON, "bob", null, null))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void after_a_copy_was_put_in_its_place_a_number_means_the_incident_that_has_it_there() {
        try (var surprised = RunningService.on(Postgres.fresh(), NO_RELAY)) {
            var kept = surprised.report();
            var copy = Postgres.backUp(surprised.database());
            await().ignoreExceptions().until(() -> surprised.log().version(kept) == 1);
            var lost = surprised.report();
            var number = "INC-" + surprised.verify(lost).incident().number();

            Postgres.putBack(surprised.database(), copy);

            await().ignoreExceptions().until(() -> surprised.log().version(lost) == 0);
            var anew = surprised.report();
            var directory = surprised.bean(IncidentDirectory.class);
            await().untilAsserted(
                            () -> assertThat(directory.require(number).id()).isEqualTo(anew));
            assertThat(directory.find(lost)).isEmpty();
            assertThat(surprised
                            .send(Commands.note(kept, "on what was put back"))
                            .version())
                    .isEqualTo(2);
        }
    }

    private static CommandReceipt note(IncidentId id, int upTo) {
        CommandReceipt last;
        do {
            last = service.send(Commands.note(id, "a note"));
        } while (last.version() < upTo);
        return last;
    }

    /** As a store that was put back would have it: without a word to anybody. */
    private static void takeAwayAfter(int version, IncidentId id) {
        Postgres.execute(
                service.database(),
                "set session_replication_role = replica; delete from event where stream = '%s' and seq > %d"
                        .formatted(id, version));
    }

    private static void assertRefused(ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        StoreRefusal.class,
                        refusal -> assertThat(refusal.reason()).isInstanceOf(StoreUnavailable.class))
                .hasMessageContaining("put back");
    }
}
