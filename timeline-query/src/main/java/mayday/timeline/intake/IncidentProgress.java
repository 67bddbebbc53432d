package mayday.timeline.intake;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import mayday.timeline.event.OutOfDate;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Writes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each incident is projected, and which ones wait for a missing event. */
@Repository
class IncidentProgress {

    /**
     * An incident that waits for what is missing.
     *
     * @param writtenBy the transaction that wrote it last; another one as soon as anybody changes it
     */
    record Parked(UUID incident, Admission.Progress progress, String writtenBy) {}

    /** The number of an incident none of whose events could be read yet. */
    private static final String UNKNOWN = "";

    /** As many incidents as are busy at the same time. */
    private static final int BUSY = 10_000;

    private final JdbcClient db;

    /** What was committed last here; the repair or another instance may have gone on since. */
    private final Cache<UUID, Admission.Progress> seen =
            Caffeine.newBuilder().maximumSize(BUSY).build();

    IncidentProgress(JdbcClient db) {
        this.db = db;
    }

    /** As last seen here, where all of them were seen; holds only if {@link #store} finds it so. */
    Optional<Map<UUID, Admission.Progress>> seen(Collection<PublishedEvent> events) {
        var ids = events.stream().map(PublishedEvent::incidentId).collect(Collectors.toSet());
        var known = seen.getAllPresent(ids);
        return known.size() == ids.size() ? Optional.of(known) : Optional.empty();
    }

    /** After the commit. What is not numbered yet has nothing to go on from. */
    void remember(Map<UUID, Admission.Progress> committed) {
        committed.forEach((incident, progress) -> {
            if (progress.version() > 0) {
                seen.put(incident, progress);
            }
        });
    }

    void forget() {
        seen.invalidateAll();
    }

    /** Locks the incidents until the end of the transaction: nobody else takes one further meanwhile. */
    Map<UUID, Admission.Progress> lock(Collection<PublishedEvent> events, Collection<UUID> doubted) {
        var numbers = new HashMap<UUID, String>();
        doubted.forEach(incident -> numbers.put(incident, UNKNOWN));
        events.forEach(event -> numbers.put(event.incidentId(), event.message().getIncidentNumber()));
        var ids = numbers.keySet().stream().sorted().toList();
        var known = lock(ids, "and incident_number <> ''");
        if (known.size() == ids.size()) {
            // As nearly always: one round trip instead of two.
            return known;
        }
        insertMissing(ids, numbers);
        return lock(ids, "");
    }

    private Map<UUID, Admission.Progress> lock(List<UUID> ids, String condition) {
        var progress = new HashMap<UUID, Admission.Progress>();
        db.sql("""
                select incident_id, version, awaited, doubts from incident_progress
                where incident_id = any(:ids::uuid[]) %s order by incident_id for update
                """.formatted(condition))
                .param("ids", texts(ids))
                .query((row, _) -> progress.put(
                        row.getObject(1, UUID.class),
                        new Admission.Progress(row.getInt(2), row.getInt(3), row.getInt(4))))
                .list();
        return progress;
    }

    private void insertMissing(List<UUID> ids, Map<UUID, String> numbers) {
        db.sql("""
                insert into incident_progress (incident_id, incident_number, version, awaited)
                select id, number, 0, 0 from unnest(:ids::uuid[], :numbers) as i (id, number) order by id
                on conflict (incident_id) do update set incident_number = excluded.incident_number
                where incident_progress.incident_number = '' and excluded.incident_number <> ''
                """)
                .param("ids", texts(ids))
                .param("numbers", ids.stream().map(numbers::get).toArray(String[]::new))
                .update();
    }

    /** Moves every incident from where it was known to be; {@link OutOfDate} where one of them is not there. */
    void store(Map<UUID, Admission.Progress> before, Map<UUID, Admission.Progress> after, Writes writes) {
        var ids = after.keySet().stream().sorted().toList();
        writes.require(
                ids.size(),
                () -> new OutOfDate("An incident of the batch was taken further by somebody else"),
                """
                update incident_progress as p set version = n.version, awaited = n.awaited, doubts = n.doubts,
                    parked_since = case when n.parked then coalesce(p.parked_since, now()) end,
                    retry_at = case when n.parked then coalesce(p.retry_at, now()) end,
                    attempts = case when n.version > p.version then 0 else p.attempts end
                from unnest(?::uuid[], ?::int[], ?::int[], ?::int[], ?::boolean[], ?::int[], ?::int[], ?::int[])
                    as n (id, version, awaited, doubts, parked, version_before, awaited_before, doubts_before)
                where p.incident_id = n.id
                  and (p.version, p.awaited, p.doubts) = (n.version_before, n.awaited_before, n.doubts_before)
                """,
                texts(ids),
                ints(ids, after, Admission.Progress::version),
                ints(ids, after, Admission.Progress::awaited),
                ints(ids, after, Admission.Progress::doubts),
                ids.stream().map(id -> requireNonNull(after.get(id)).isParked()).toArray(Boolean[]::new),
                ints(ids, before, Admission.Progress::version),
                ints(ids, before, Admission.Progress::awaited),
                ints(ids, before, Admission.Progress::doubts));
    }

    private static int[] ints(
            List<UUID> ids, Map<UUID, Admission.Progress> of, ToIntFunction<Admission.Progress> value) {
        return ids.stream()
                .mapToInt(id -> value.applyAsInt(requireNonNull(of.get(id))))
                .toArray();
    }

    /** Parked incidents whose next attempt is due, the one that has waited longest first. */
    List<Parked> due() {
        return db.sql("""
                select incident_id, version, awaited, doubts, xmin::text from incident_progress
                where parked_since is not null and retry_at <= now() order by retry_at limit 100
                """)
                .query((row, _) -> new Parked(
                        row.getObject(1, UUID.class),
                        new Admission.Progress(row.getInt(2), row.getInt(3), row.getInt(4)),
                        row.getString(5)))
                .list();
    }

    /**
     * Everything there is of the incident is projected: lets go of the doubts the record was asked about. Where anybody
     * has changed it meanwhile it stays parked and the record is asked again: it may have been asked before the event
     * of a new doubt was stored, even where another instance has settled as many and the number is the same.
     */
    void settle(Parked parked) {
        db.sql("""
                update incident_progress set doubts = 0, attempts = 0, parked_since = null, retry_at = null
                where incident_id = :incident and awaited <= version and xmin::text = :writtenBy
                """)
                .param("incident", parked.incident())
                .param("writtenBy", parked.writtenBy())
                .update();
        db.sql("""
                delete from incident_progress
                where incident_id = :incident and version = 0 and awaited = 0 and doubts = 0
                """).param("incident", parked.incident()).update();
    }

    void postpone(UUID incident, Duration longest) {
        db.sql("""
                update incident_progress set attempts = attempts + 1,
                    retry_at = now() + least(:longest * interval '1 millisecond',
                                             power(2, least(attempts, 20)) * interval '100 milliseconds')
                where incident_id = :incident
                """)
                .param("incident", incident)
                .param("longest", longest.toMillis())
                .update();
    }

    int parked() {
        return db.sql("select count(*) from incident_progress where parked_since is not null")
                .query(Integer.class)
                .single();
    }

    void clear() {
        db.sql("truncate incident_progress").update();
        forget();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
