package mayday.benchmarks.visible;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The least a projection can do: its rows and how far it has read, in one transaction. */
final class Projecting {

    private Projecting() {}

    static void commit(Connection connection, List<String> texts, long next) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement("insert into entry (text) values (?)");
                var offset = connection.prepareStatement("update consumed set next = ? where part = 0")) {
            for (var text : texts) {
                insert.setString(1, text);
                insert.addBatch();
            }
            insert.executeBatch();
            offset.setLong(1, next);
            offset.executeUpdate();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
