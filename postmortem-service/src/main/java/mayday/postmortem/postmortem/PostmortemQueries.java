package mayday.postmortem.postmortem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mayday.postmortem.draft.Draft;
import mayday.postmortem.log.Incident;
import mayday.postmortem.log.IncidentLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which incidents have a post-mortem, and what it says. One exists from the first resolve on, or from when it was asked
 * for. Drafts are folded when they are read: there is nothing that could disagree with the log.
 */
@Component
public class PostmortemQueries {

    /**
     * A line of the list, as the log of its incident counts now.
     *
     * @param resolvedAt when the last resolve happened; absent where it was reopened since, or nobody knows the instant
     * @param openedAt when it was asked for, or when the first resolve was stored
     */
    public record Listed(
            UUID incidentId,
            String number,
            String title,
            String status,
            int version,
            boolean resolved,
            @Nullable Instant resolvedAt,
            Instant openedAt) {}

    private static final String LISTED = """
            select incident_id, number, title, 'DRAFT' as status, version, resolved_at is not null as resolved, resolve_happened_at,
                   coalesce(opened_at, resolved_at) as opened_at
            from incident left join early_opening using (incident_id)
            where coalesce(opened_at, resolved_at) is not null
            """;

    private final JdbcClient db;
    private final IncidentLog log;

    PostmortemQueries(JdbcClient db, IncidentLog log) {
        this.db = db;
        this.log = log;
    }

    public Optional<Postmortem> find(Incident incident) {
        return exists(incident)
                ? Optional.of(Postmortem.draft(Draft.of(log.entries(incident.incidentId(), incident.version()))))
                : Optional.empty();
    }

    private boolean exists(Incident incident) {
        return incident.resolved()
                || db.sql("select exists (select from early_opening where incident_id = ?)")
                        .param(incident.incidentId())
                        .query(Boolean.class)
                        .single();
    }

    /** Opens it before the incident is resolved; tells whether that was new. */
    public boolean open(Incident incident) {
        return !incident.resolved()
                && db.sql("insert into early_opening (incident_id) values (?) on conflict (incident_id) do nothing")
                                .param(incident.incidentId())
                                .update()
                        == 1;
    }

    /** Highest number first; {@code before} is the number after which the list goes on. */
    public List<Listed> list(@Nullable Long before, int limit) {
        return db.sql(LISTED + "and ordinal < :before order by ordinal desc, incident_id desc limit :limit")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, _) -> listed(row))
                .list();
    }

    /** Its line of the list, where it has a post-mortem. Nothing is folded for it. */
    public Optional<Listed> listed(Incident incident) {
        return db.sql(LISTED + "and incident_id = :incident")
                .param("incident", incident.incidentId())
                .query((row, _) -> listed(row))
                .optional();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var resolvedAt = row.getObject("resolve_happened_at", OffsetDateTime.class);
        return new Listed(
                row.getObject("incident_id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("status"),
                row.getInt("version"),
                row.getBoolean("resolved"),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                row.getTimestamp("opened_at").toInstant());
    }
}
