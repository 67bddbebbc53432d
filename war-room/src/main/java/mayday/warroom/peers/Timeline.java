package mayday.warroom.peers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in one incident, in the order in which it happened. */
public record Timeline(
        int version, List<Entry> entries, @Nullable String nextPageToken) {

    /** One thing that happened; {@code fact} has the event's own fields, in ProtoJSON. */
    public record Entry(
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
            @Nullable List<Warning> warnings,
            @Nullable Map<String, Object> fact) {}

    public record Actor(
            @Nullable String kind,
            @Nullable String id,
            @Nullable String name,
            @Nullable String role) {}

    public record Warning(String code, String detail) {}
}
