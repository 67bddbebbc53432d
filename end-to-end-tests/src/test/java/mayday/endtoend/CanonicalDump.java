package mayday.endtoend;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every column of every table of a projection's database, rows in the order of their text.
 *
 * <p>A few columns speak of the projecting itself and not of what is projected; they are named here and left out.
 */
final class CanonicalDump {

    private static final Set<String> NOT_OF_THE_LOG = Set.of(
            // In which order incidents came along at this database, for the stream of the board.
            "board_incident.position",
            "board_clock.position",
            // A secret of each database.
            "signing_key.key",
            // How far in the topic, where the relay may repeat an event, and up to where a rebuild was under way.
            "intake_offset.next_offset",
            "intake_offset.rebuilt_at");

    private CanonicalDump() {}

    /** Rows by table. */
    static Map<String, List<String>> of(Connection connection) throws SQLException {
        var dump = new TreeMap<String, List<String>>();
        for (var table : columns(connection).entrySet()) {
            dump.put(table.getKey(), rows(connection, table.getKey(), table.getValue()));
        }
        return dump;
    }

    private static Map<String, List<String>> columns(Connection connection) throws SQLException {
        var columns = new TreeMap<String, List<String>>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select table_name, column_name from information_schema.columns
                         where table_schema = 'public' and table_name <> 'flyway_schema_history'
                         order by table_name, ordinal_position
                        """)) {
            while (found.next()) {
                var table = found.getString(1);
                var column = found.getString(2);
                if (!NOT_OF_THE_LOG.contains(table + "." + column)) {
                    columns.computeIfAbsent(table, _ -> new ArrayList<>()).add(column);
                }
            }
        }
        return columns;
    }

    private static List<String> rows(Connection connection, String table, List<String> columns) throws SQLException {
        var row = "concat_ws(' | ', %s)"
                .formatted(String.join(
                        ", ",
                        columns.stream()
                                .map(column -> "'%1$s=' || coalesce(\"%1$s\"::text, 'null')".formatted(column))
                                .toList()));
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select %s as line from %s order by line".formatted(row, table))) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
