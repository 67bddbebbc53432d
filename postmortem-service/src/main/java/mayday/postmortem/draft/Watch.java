package mayday.postmortem.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window in which the fixed system was watched.
 *
 * @param startedAt absent where only its end was told
 * @param until when it was planned to end
 * @param clean whether nothing new was seen; absent while it is open
 */
public record Watch(
        @Nullable Instant startedAt,
        @Nullable String startedAtPrecision,
        @Nullable Instant until,
        List<String> watching,
        @Nullable Instant endedAt,
        @Nullable String endedAtPrecision,
        @Nullable Boolean clean,
        @Nullable String text) {

    static List<Watch> of(List<Occurrence> log) {
        var watches = new ArrayList<Watch>();
        for (var said : log) {
            if (said.event().hasWatchStarted()) {
                var started = said.event().getWatchStarted();
                watches.add(new Watch(
                        said.at(),
                        said.precision(),
                        started.hasUntil() ? Occurrence.instant(started.getUntil()) : null,
                        started.getWatchingList(),
                        null,
                        null,
                        null,
                        null));
            } else if (said.event().hasWatchEnded()) {
                var ended = said.event().getWatchEnded();
                var open = watches.isEmpty() || watches.getLast().endedAt() != null
                        ? new Watch(null, null, null, List.of(), null, null, null, null)
                        : watches.removeLast();
                watches.add(new Watch(
                        open.startedAt(),
                        open.startedAtPrecision(),
                        open.until(),
                        open.watching(),
                        said.at(),
                        said.precision(),
                        ended.getClean(),
                        ended.hasText() ? ended.getText() : null));
            }
        }
        return List.copyOf(watches);
    }
}
