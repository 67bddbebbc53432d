package mayday.warroom.pages;

import java.time.Instant;
import mayday.warroom.peers.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Somebody put an entry right, or took it back.
 *
 * @param recorded when that was written down
 */
record Amendment(String headline, @Nullable String reason, String who, Instant recordedAt, String recorded) {

    /** What was told first. */
    record Original(
            Instant at,
            String time,
            String headline,
            @Nullable String text) {}

    static Amendment of(Timeline.Entry said, Timeline.Entry about) {
        return new Amendment(
                said.headline(),
                said.text(),
                MinuteLog.who(said),
                said.recordedAt(),
                MinuteLog.told(said.recordedAt(), about.occurredAt()));
    }
}
