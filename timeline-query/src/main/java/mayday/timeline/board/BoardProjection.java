package mayday.timeline.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.OutOfDate;
import mayday.timeline.event.Projection;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Writes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds the events of each incident into its row. Last of all projections, since it holds the board's clock. */
@Component
@Order
class BoardProjection implements Projection {

    private static final String BETWEEN_SYSTEMS = "\u001f";

    /** As many incidents as are busy at the same time. */
    private static final int BUSY = 500;

    private final JdbcClient db;

    /**
     * Spares a busy incident the read. A state follows from the events up to its version, whether or not it was
     * committed, so it holds wherever the next event is the one behind it.
     */
    private final Cache<UUID, BoardState> latest =
            Caffeine.newBuilder().maximumSize(BUSY).build();

    BoardProjection(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public void project(List<PublishedEvent> events, Writes writes) {
        var byIncident = events.stream()
                .collect(Collectors.groupingBy(PublishedEvent::incidentId, LinkedHashMap::new, Collectors.toList()));
        var states = before(byIncident);
        var folded = new ArrayList<BoardState>();
        byIncident.forEach((incident, news) -> {
            var state = fold(states.get(incident), news);
            latest.put(incident, state);
            folded.add(state);
        });
        write(folded, writes);
    }

    /** The state of each incident that its first piece of news follows. */
    private Map<UUID, BoardState> before(Map<UUID, List<PublishedEvent>> byIncident) {
        var states = new HashMap<UUID, BoardState>();
        byIncident.forEach((incident, news) -> {
            var state = latest.getIfPresent(incident);
            if (state != null && follows(news, state)) {
                states.put(incident, state);
            }
        });
        var unknown = new HashSet<>(byIncident.keySet());
        unknown.removeAll(states.keySet());
        if (!unknown.isEmpty()) {
            states.putAll(stored(unknown));
        }
        byIncident.forEach((incident, news) -> {
            if (!follows(news, states.get(incident))) {
                throw new OutOfDate("Incident %s is elsewhere on the board".formatted(incident));
            }
        });
        return states;
    }

    private static boolean follows(List<PublishedEvent> news, @Nullable BoardState known) {
        return news.getFirst().sequence() == (known == null ? 1 : known.version() + 1);
    }

    static BoardState fold(@Nullable BoardState known, List<PublishedEvent> news) {
        var state = known;
        for (var event : news) {
            state = state == null ? BoardState.begin(event) : state.evolve(event);
        }
        if (state == null) {
            throw new IllegalArgumentException("Nothing to fold");
        }
        return state;
    }

    @Override
    public void refold(List<EffectiveLog> logs, Writes writes) {
        write(logs.stream().map(BoardProjection::fold).toList(), writes);
    }

    /** What was retracted still is a version of the log. */
    static BoardState fold(EffectiveLog log) {
        var state = BoardState.begin(log.entries().getFirst().present());
        for (var entry : log.entries().subList(1, log.entries().size())) {
            state = entry.counts() ? state.evolve(entry.present()) : state.passing(entry.present());
        }
        return state;
    }

    private Map<UUID, BoardState> stored(Collection<UUID> incidents) {
        return db
                .sql("select incident_id, state from board_incident where incident_id = any(:incidents::uuid[])")
                .param("incidents", incidents.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> Map.entry(
                        row.getObject(1, UUID.class), BoardRow.JSON.readValue(row.getBytes(2), BoardState.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void write(List<BoardState> states, Writes writes) {
        // The clock is never behind the time: a database that forgot its last commits must not give their positions
        // again.
        writes.require(
                states.size(),
                () -> new IllegalStateException("The board has no clock"),
                """
                with clock as (
                    update board_clock
                       set position = greatest(position, (extract(epoch from clock_timestamp()) * 1000000)::bigint) + ?::int
                    returning position - ?::int as before)
                insert into board_incident (incident_id, position, version, reported_at, status, severity, source, strategy,
                                            systems, incident_number, title, state, shown)
                select id::uuid, clock.before + place, version, reported::timestamptz, status, severity, source, strategy,
                       string_to_array(systems, ?), number, title, state, shown
                from clock, unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                   ?::text[], ?::text[], ?::bytea[], ?::bytea[]) with ordinality
                    as r (id, version, reported, status, severity, source, strategy, systems, number, title, state,
                          shown, place)
                on conflict (incident_id) do update set
                    position = excluded.position, version = excluded.version, reported_at = excluded.reported_at,
                    status = excluded.status, severity = excluded.severity, strategy = excluded.strategy, systems = excluded.systems, title = excluded.title,
                    state = excluded.state, shown = excluded.shown
                """,
                states.size(),
                states.size(),
                BETWEEN_SYSTEMS,
                texts(states, state -> state.identity().id()),
                states.stream().mapToInt(BoardState::version).toArray(),
                texts(states, state -> state.report().reportedAt().toString()),
                texts(states, state -> state.status().name()),
                texts(states, BoardState::severity),
                texts(states, state -> state.report().source()),
                texts(states, BoardState::strategy),
                texts(
                        states,
                        state -> String.join(BETWEEN_SYSTEMS, state.impact().systems())),
                texts(states, state -> state.identity().number()),
                texts(states, state -> state.report().title()),
                bytes(states, state -> state),
                bytes(states, BoardRow::of));
    }

    private static @Nullable String[] texts(List<BoardState> states, Function<BoardState, @Nullable String> text) {
        return states.stream().map(text).toArray(String[]::new);
    }

    private static byte[][] bytes(List<BoardState> states, Function<BoardState, Object> value) {
        return states.stream()
                .map(state -> BoardRow.JSON.writeValueAsBytes(value.apply(state)))
                .toArray(byte[][]::new);
    }

    @Override
    public void forget() {
        latest.invalidateAll();
    }

    @Override
    public void clear() {
        db.sql("truncate board_incident").update();
        forget();
    }
}
