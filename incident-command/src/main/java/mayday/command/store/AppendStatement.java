package mayday.command.store;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import mayday.command.encoding.EventRow;
import mayday.command.store.Append.Part;

/**
 * The one statement of a transaction. All of it was decided before the transaction began, so that transaction order
 * respects the order within an incident. Its text is the same however many events there are: it is planned once.
 *
 * @param rows incident by incident, so that instances that take the same locks take them in the same order
 * @param first what begins an incident
 * @param keyed the appends that answer an idempotency key
 */
record AppendStatement(List<EventRow> rows, List<Part> first, List<Append> keyed) {

    private static final String EVENTS = """
            insert into event (stream, seq, event_id, type, version, occurred_at, recorded_at,
                               metadata, payload, previous_hash, hash)
            select stream, seq, event_id, type, version, occurred_at, recorded_at,
                   metadata, payload, previous_hash, hash
              from unnest(?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::smallint[], ?::timestamptz[], ?::timestamptz[],
                          ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[])
                   with ordinality
                   as made (stream, seq, event_id, type, version, occurred_at, recorded_at,
                            metadata, payload, previous_hash, hash, place)
             order by place""";
    private static final String NUMBERED = """
            numbered as (insert into incident_number (number, stream)
                         select * from unnest(?::int[], ?::uuid[]))""";
    private static final String ANSWERED = """
            answered as (insert into answered_command (actor_id, key, fingerprint, receipt)
                         select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[]))""";

    private static final Comparator<Append> BY_KEY = Comparator.comparing(
                    (Append append) -> key(append).actorId())
            .thenComparing(append -> key(append).key());

    static AppendStatement of(List<PendingAppend> appends) {
        return new AppendStatement(
                appends.stream()
                        .flatMap(append -> append.rows().stream())
                        .sorted(Comparator.comparing(EventRow::stream).thenComparingInt(EventRow::sequence))
                        .toList(),
                appends.stream()
                        .flatMap(append -> append.append().parts().stream())
                        .filter(Part::isFirst)
                        .sorted(Comparator.comparing(part -> part.incident().value()))
                        .toList(),
                appends.stream()
                        .map(PendingAppend::append)
                        .filter(append -> append.answered() != null)
                        .sorted(BY_KEY)
                        .toList());
    }

    String text() {
        var beside = Stream.of(first.isEmpty() ? "" : NUMBERED, keyed.isEmpty() ? "" : ANSWERED)
                .filter(part -> !part.isEmpty())
                .toList();
        return beside.isEmpty() ? EVENTS : "with " + String.join(", ", beside) + "\n" + EVENTS;
    }

    void bind(PreparedStatement statement) throws SQLException {
        var columns = new Columns(statement);
        if (!first.isEmpty()) {
            columns.add("int4", each(first, Part::number, Integer[]::new));
            columns.add("uuid", each(first, part -> part.incident().value(), UUID[]::new));
        }
        if (!keyed.isEmpty()) {
            columns.add("text", each(keyed, append -> key(append).actorId(), String[]::new));
            columns.add("text", each(keyed, append -> key(append).key(), String[]::new));
            columns.add("text", each(keyed, append -> key(append).fingerprint(), String[]::new));
            columns.add("bytea", each(keyed, append -> Receipts.bytes(append.receipt()), byte[][]::new));
        }
        columns.add("uuid", each(rows, EventRow::stream, UUID[]::new));
        columns.add("int4", each(rows, EventRow::sequence, Integer[]::new));
        columns.add("uuid", each(rows, EventRow::eventId, UUID[]::new));
        columns.add("text", each(rows, EventRow::type, String[]::new));
        columns.add("int2", each(rows, row -> (short) row.version(), Short[]::new));
        columns.add("timestamptz", each(rows, row -> row.occurredAt().toString(), String[]::new));
        columns.add("timestamptz", each(rows, row -> row.recordedAt().toString(), String[]::new));
        columns.add("bytea", each(rows, EventRow::metadata, byte[][]::new));
        columns.add("bytea", each(rows, EventRow::payload, byte[][]::new));
        columns.add("bytea", each(rows, row -> HexFormat.of().parseHex(row.previousHash()), byte[][]::new));
        columns.add("bytea", each(rows, row -> HexFormat.of().parseHex(row.hash()), byte[][]::new));
    }

    private static <S, T> T[] each(List<S> sources, Function<S, T> value, IntFunction<T[]> array) {
        return sources.stream().map(value).toArray(array);
    }

    private static IdempotencyKey key(Append append) {
        return requireNonNull(append.answered());
    }

    /** The columns of the rows to come, one array each. */
    private static final class Columns {

        private final PreparedStatement statement;
        private int bound;

        Columns(PreparedStatement statement) {
            this.statement = statement;
        }

        void add(String type, Object[] values) throws SQLException {
            statement.setArray(++bound, statement.getConnection().createArrayOf(type, values));
        }
    }
}
