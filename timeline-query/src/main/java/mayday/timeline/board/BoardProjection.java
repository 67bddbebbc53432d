package mayday.timeline.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.Projection;
import mayday.timeline.event.PublishedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Folds the events of each incident into its row. Last of all projections, since it holds the board's clock. */
@Component
@Order
class BoardProjection implements Projection {

    private static final String BETWEEN_SYSTEMS = "\u001f";

    private final JdbcClient db;

    BoardProjection(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public void project(List<PublishedEvent> events) {
        var byIncident = events.stream()
                .collect(Collectors.groupingBy(PublishedEvent::incidentId, LinkedHashMap::new, Collectors.toList()));
        var states = states(byIncident.keySet());
        var folded = new ArrayList<BoardState>();
        byIncident.forEach((incident, news) -> {
            var state = fold(states.get(incident), news);
            folded.add(state);
        });
        write(folded);
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
    public void refold(List<EffectiveLog> logs) {
        write(logs.stream().map(BoardProjection::fold).toList());
    }

    /** What was retracted still is a version of the log. */
    static BoardState fold(EffectiveLog log) {
        var state = BoardState.begin(log.entries().getFirst().present());
        for (var entry : log.entries().subList(1, log.entries().size())) {
            state = entry.counts() ? state.evolve(entry.present()) : state.passing(entry.present());
        }
        return state;
    }

    private Map<UUID, BoardState> states(Collection<UUID> incidents) {
        return db
                .sql("select incident_id, state from board_incident where incident_id = any(:incidents::uuid[])")
                .param("incidents", incidents.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> Map.entry(
                        row.getObject(1, UUID.class), BoardRow.JSON.readValue(row.getBytes(2), BoardState.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void write(List<BoardState> states) {
        // The clock is never behind the time: a database that forgot its last commits must not give their positions
        // again.
        var written = db.sql("""
                with clock as (
                    update board_clock
                       set position = greatest(position, (extract(epoch from clock_timestamp()) * 1000000)::bigint) + :count
                    returning position - :count as before)
                insert into board_incident (incident_id, position, version, reported_at, status, severity, source, strategy,
                                            systems, incident_number, title, state, shown)
                select id::uuid, clock.before + place, version, reported::timestamptz, status, severity, source, strategy,
                       string_to_array(systems, :between), number, title, state, shown
                from clock, unnest(:ids, :versions, :reported, :statuses, :severities, :sources, :strategies, :systems,
                                   :numbers, :titles, :states, :shown) with ordinality
                    as r (id, version, reported, status, severity, source, strategy, systems, number, title, state,
                          shown, place)
                on conflict (incident_id) do update set
                    position = excluded.position, version = excluded.version, reported_at = excluded.reported_at,
                    status = excluded.status, severity = excluded.severity, strategy = excluded.strategy, systems = excluded.systems, title = excluded.title,
                    state = excluded.state, shown = excluded.shown
                """)
                .param("count", states.size())
                .param("between", BETWEEN_SYSTEMS)
                .param("ids", texts(states, state -> state.identity().id()))
                .param("versions", states.stream().mapToInt(BoardState::version).toArray())
                .param(
                        "reported",
                        texts(states, state -> state.report().reportedAt().toString()))
                .param("statuses", texts(states, state -> state.status().name()))
                .param("severities", texts(states, BoardState::severity))
                .param("sources", texts(states, state -> state.report().source()))
                .param("strategies", texts(states, BoardState::strategy))
                .param(
                        "systems",
                        texts(
                                states,
                                state -> String.join(
                                        BETWEEN_SYSTEMS, state.impact().systems())))
                .param("numbers", texts(states, state -> state.identity().number()))
                .param("titles", texts(states, state -> state.report().title()))
                .param("states", bytes(states, state -> state))
                .param("shown", bytes(states, BoardRow::of))
                .update();
        if (written != states.size()) {
            throw new IllegalStateException("The board has no clock");
        }
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
    public void clear() {
        db.sql("truncate board_incident").update();
    }
}
