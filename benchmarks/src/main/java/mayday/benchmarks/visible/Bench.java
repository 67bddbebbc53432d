package mayday.benchmarks.visible;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import mayday.standalone.Ports;

/** Tables in a database of their own on the same PostgreSQL, and a few connections to it. */
final class Bench implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    /** What one transaction does. */
    interface Work {
        void in(Connection connection) throws SQLException;
    }

    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS);
    private final String url;

    Bench(Ports ports) throws SQLException {
        var server = "jdbc:postgresql://127.0.0.1:" + ports.postgresql() + "/";
        try (var connection = DriverManager.getConnection(server + "postgres?user=postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database bench");
        }
        url = server + "bench?user=postgres";
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table outbox (position bigint generated always as identity,
                        tx xid8 not null default pg_current_xact_id(), text text not null, primary key (position));
                    create index outbox_order on outbox (tx, position);
                    create table entry (id bigint generated always as identity primary key, text text not null);
                    create table consumed (part int primary key, next bigint not null);
                    insert into consumed values (0, 0);
                    """);
        }
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            idle.add(connect());
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    void commit(Work work) throws SQLException, InterruptedException {
        var connection = idle.take();
        try {
            work.in(connection);
        } finally {
            idle.add(connection);
        }
    }

    void store(String text) throws SQLException, InterruptedException {
        commit(connection -> {
            try (var insert = connection.prepareStatement("insert into outbox (text) values (?)")) {
                insert.setString(1, text);
                insert.executeUpdate();
            }
        });
    }

    @Override
    public void close() throws SQLException {
        for (var connection : idle) {
            connection.close();
        }
    }
}
