package mayday.warroom.peers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in one incident, in the order in which it happened. */
public record Timeline(
        int version, List<Entry> entries, @Nullable String nextPageToken) {

    /**
     * One thing that happened.
     *
     * @param fact the event's own fields as they were published, in ProtoJSON
     * @param correctedBy the ids of the corrections that are in effect on it
     * @param retractedBy the id of the retraction that is in effect on it: it does not count then
     * @param original what was told first, where corrections made it something else
     */
    public record Entry(
            @Nullable String eventId,
            int sequence,
            String type,
            String kind,
            Instant occurredAt,
            @Nullable String occurredAtPrecision,
            Instant recordedAt,
            boolean late,
            @Nullable Actor actor,
            String headline,
            @Nullable String text,
            @Nullable String system,
            @Nullable List<Warning> warnings,
            @Nullable Map<String, Object> fact,
            @Nullable List<String> correctedBy,
            @Nullable String retractedBy,
            @Nullable Boolean pinned,
            @Nullable Original original) {

        public boolean isRetracted() {
            return retractedBy != null;
        }
    }

    public record Original(
            Instant occurredAt,
            @Nullable String occurredAtPrecision,
            String headline,
            @Nullable String text) {}

    public record Actor(
            @Nullable String kind,
            @Nullable String id,
            @Nullable String name,
            @Nullable String role) {}

    public record Warning(String code, String detail) {}
}
