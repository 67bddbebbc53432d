package mayday.warroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mayday.warroom.peers.Timeline;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private static final Instant AT = Instant.parse("2026-11-22T14:02:00Z");

    private record Said(String type, Map<String, Object> fact, boolean retracted) {

        static Said of(String type, Map<String, Object> fact) {
            return new Said(type, fact, false);
        }

        static Said of(String type) {
            return of(type, Map.of());
        }

        static Said deployment(String type, String id) {
            return of(type, Map.of("deploymentId", id));
        }
    }

    @Test
    void a_deployment_is_under_way_until_it_ends() {
        var started = Said.deployment("fix_deployment_started", "d-1");
        var asked = Said.deployment("fix_deployment_requested", "d-2");

        assertThat(after(started, asked).deployment()).hasValue("d-2");
        assertThat(after(started, asked, Said.deployment("fix_deployment_failed", "d-2"))
                        .deployment())
                .hasValue("d-1");
        assertThat(after(started, Said.deployment("fix_deployment_partial", "d-1"))
                        .deployment())
                .hasValue("d-1");
        assertThat(after(started, Said.deployment("fix_deployed", "d-1")).deployment())
                .isEmpty();
    }

    @Test
    void a_watch_goes_on_until_it_ends_or_the_incident_is_opened_again() {
        assertThat(after(Said.of("watch_started")).isWatching()).isTrue();
        assertThat(after(Said.of("watch_started"), Said.of("watch_ended")).isWatching())
                .isFalse();
        assertThat(after(Said.of("watch_started"), Said.of("reopened")).isWatching())
                .isFalse();
    }

    @Test
    void a_change_is_linked_in_each_role_by_itself() {
        var suspect =
                Said.of("change_linked", Map.of("change", Map.of("id", "web-914"), "role", "CHANGE_ROLE_SUSPECT"));
        var cause = Said.of("change_linked", Map.of("change", Map.of("id", "web-914"), "role", "CHANGE_ROLE_CAUSE"));
        var unlinked = Said.of("change_unlinked", Map.of("changeId", "web-914", "role", "CHANGE_ROLE_SUSPECT"));

        assertThat(after(suspect, cause, unlinked).hasChanges()).isTrue();
        assertThat(after(suspect, unlinked).hasChanges()).isFalse();
    }

    @Test
    void a_rollback_needs_a_plan() {
        var parts = Map.<String, Object>of("rollbackParts", List.of(Map.of("name", "code")));

        assertThat(after(Said.of("strategy_chosen")).isRollingBack()).isFalse();
        assertThat(after(Said.of("strategy_chosen", parts), Said.of("strategy_chosen"))
                        .isRollingBack())
                .isTrue();
        assertThat(after(Said.of("rollback_planned")).isRollingBack()).isTrue();
    }

    @Test
    void a_call_is_joined_where_the_room_was_opened_last_until_it_is_closed() {
        var opened = Said.of("war_room_opened", Map.of("link", "https://meet.example.org/one"));
        var elsewhere = Said.of("war_room_opened", Map.of("link", "https://meet.example.org/two"));

        assertThat(after(opened, elsewhere).call()).isEqualTo("https://meet.example.org/two");
        assertThat(after(opened, Said.of("war_room_closed")).call()).isNull();
        assertThat(after(Said.of("war_room_opened", Map.of("link", "Room 4")))).satisfies(underWay -> {
            assertThat(underWay.isRoomOpen()).isTrue();
            assertThat(underWay.call()).isNull();
        });
    }

    @Test
    void what_was_retracted_never_began() {
        assertThat(after(new Said("watch_started", Map.of(), true)).isWatching())
                .isFalse();
    }

    @Test
    void what_was_recorded_later_counts_later_whenever_it_happened() {
        var entries = List.of(entry(2, Said.of("watch_ended")), entry(1, Said.of("watch_started")));

        assertThat(UnderWay.of(entries).isWatching()).isFalse();
    }

    private static UnderWay after(Said... log) {
        return UnderWay.of(IntStream.range(0, log.length)
                .mapToObj(place -> entry(place + 1, log[place]))
                .toList());
    }

    private static Timeline.Entry entry(int sequence, Said said) {
        return new Timeline.Entry(
                "e" + sequence,
                sequence,
                said.type(),
                "NOTE",
                AT,
                null,
                AT,
                false,
                null,
                "told",
                null,
                null,
                null,
                said.fact(),
                null,
                said.retracted() ? "e99" : null,
                false,
                null);
    }
}
