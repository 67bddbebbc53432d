package mayday.benchmarks.append;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The limit: rows of the same shape into a table with the same columns and indexes, one connection a client, one
 * prepared insert a commit, nothing decided, encoded or hashed.
 */
final class RawAppends implements AutoCloseable {

    private static final int EVENTS_OF_A_STREAM = 25;
    private static final byte[] HASH = new byte[32];
    private static final String INSERT = """
            insert into bare_event (stream, seq, event_id, type, version, occurred_at, recorded_at,
                                    metadata, payload, previous_hash, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final class Row {
        private final String type;
        private final byte[] metadata;
        private final byte[] payload;

        private Row(String type, byte[] metadata, byte[] payload) {
            this.type = type;
            this.metadata = metadata;
            this.payload = payload;
        }
    }

    private static final class Client {
        private final Connection connection;
        private final PreparedStatement insert;
        private UUID stream = UUID.randomUUID();
        private int sequence;

        private Client(String url) throws SQLException {
            connection = DriverManager.getConnection(url);
            insert = connection.prepareStatement(INSERT);
        }
    }

    private final AtomicLong ids = new AtomicLong(System.currentTimeMillis() << 16);
    private final List<Row> shapes;
    private final List<Client> clients = new ArrayList<>();

    /** Takes the shapes of its rows from the events that are stored already. */
    RawAppends(String url, int connections) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists bare_event
                    (like event including defaults including identity including constraints including indexes)
                    """);
        }
        shapes = shapes(url);
        for (int client = 0; client < connections; client++) {
            clients.add(new Client(url));
        }
    }

    private static List<Row> shapes(String url) throws SQLException {
        var found = new ArrayList<Row>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select type, metadata, payload from event
                         where type = 'incident.note_taken' order by tx desc, position desc limit 2000
                        """)) {
            while (rows.next()) {
                found.add(new Row(rows.getString(1), rows.getBytes(2), rows.getBytes(3)));
            }
        }
        return found;
    }

    boolean append(int client) throws SQLException {
        var me = clients.get(client);
        if (me.sequence == EVENTS_OF_A_STREAM) {
            me.stream = UUID.randomUUID();
            me.sequence = 0;
        }
        me.sequence++;
        bind(me, shapes.get(ThreadLocalRandom.current().nextInt(shapes.size())));
        return me.insert.executeUpdate() == 1;
    }

    private void bind(Client me, Row row) throws SQLException {
        var insert = me.insert;
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        insert.setObject(1, me.stream);
        insert.setInt(2, me.sequence);
        insert.setObject(3, nextId());
        insert.setString(4, row.type);
        insert.setShort(5, (short) 1);
        insert.setObject(6, now);
        insert.setObject(7, now);
        insert.setBytes(8, row.metadata);
        insert.setBytes(9, row.payload);
        insert.setBytes(10, HASH);
        insert.setBytes(11, HASH);
    }

    // Ascending as the real ids are: random ones would slow the limit down.
    private UUID nextId() {
        var next = ids.incrementAndGet();
        return new UUID((next & ~0xF000L) | 0x7000L, 0x8000000000000000L | next);
    }

    @Override
    public void close() throws SQLException {
        for (var client : clients) {
            client.connection.close();
        }
    }
}
