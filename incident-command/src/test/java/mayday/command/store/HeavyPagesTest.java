package mayday.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import mayday.command.Commands;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.incident.IncidentId;
import org.junit.jupiter.api.Test;

/** A page is bounded by what it weighs, and whoever reads on still gets everything. */
class HeavyPagesTest {

    private static final int NOTES = 24;

    @Test
    void large_events_come_in_small_pages_and_none_is_left_out() {
        try (var service = RunningService.on(Postgres.fresh(), "mayday.command.relay.enabled=false")) {
            var id = service.report();
            for (int note = 0; note < NOTES; note++) {
                service.send(Commands.note(id, "x".repeat(500_000)));
            }

            assertThat(pages(service.log(), id))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(page -> assertThat(page).isNotEmpty());
            assertThat(pages(service.log(), id).stream().mapToInt(List::size).sum())
                    .isEqualTo(NOTES + 1);
            // All databases of the server share one horizon, so others may hold it up for a moment.
            await().untilAsserted(() -> {
                var first = service.bean(CommitOrder.class).after(LogPosition.START, 1000);
                assertThat(first.settled()).isNotEmpty().hasSizeLessThan(NOTES);
                assertThat(first.isAll()).isFalse();
            });
        }
    }

    private static List<List<StoredEvent>> pages(EventLog log, IncidentId id) {
        var pages = new ArrayList<List<StoredEvent>>();
        var page = log.events(id, 0, 1000);
        while (!page.isEmpty()) {
            pages.add(page);
            page = log.events(id, page.getLast().sequence(), 1000);
        }
        return pages;
    }
}
