package mayday.timeline.intake;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import mayday.timeline.event.Writes;
import mayday.timeline.event.Writes.Write;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.stereotype.Component;

/**
 * Sends all writes of a batch as one prepared text. The driver takes it apart at the semicolons and sends the parts in a
 * row, without waiting for an answer in between.
 */
@Component
class OneRoundTrip {

    private static final String NEXT = ";\n";

    /** With arrays for values PostgreSQL would plan every statement anew each time, and all of them go by an index. */
    private static final String PLANNED_ONCE = "set local plan_cache_mode = force_generic_plan";

    private final JdbcOperations db;

    OneRoundTrip(JdbcOperations db) {
        this.db = db;
    }

    /** Part of the caller's transaction, which must not commit what this refuses. */
    void send(Writes writes) {
        if (!writes.all().isEmpty()) {
            var text =
                    writes.all().stream().map(Write::text).collect(Collectors.joining(NEXT, PLANNED_ONCE + NEXT, ""));
            db.execute(text, (PreparedStatement statement) -> {
                bind(statement, writes);
                statement.execute();
                check(statement, writes);
                return true;
            });
        }
    }

    private static void bind(PreparedStatement statement, Writes writes) throws SQLException {
        var next = 1;
        for (var write : writes.all()) {
            for (var value : write.values()) {
                StatementCreatorUtils.setParameterValue(statement, next++, SqlTypeValue.TYPE_UNKNOWN, value);
            }
        }
    }

    private static void check(PreparedStatement statement, Writes writes) throws SQLException {
        for (var write : writes.all()) {
            statement.getMoreResults();
            var rows = statement.getUpdateCount();
            write.demand().filter(demand -> demand.rows() != rows).ifPresent(demand -> {
                throw demand.otherwise().get();
            });
        }
    }
}
