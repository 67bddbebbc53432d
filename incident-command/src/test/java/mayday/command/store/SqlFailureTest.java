package mayday.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL says, and what that means for an append that may or may not have happened. */
class SqlFailureTest {

    @ParameterizedTest(name = "{0} ({2})")
    @CsvSource({
        "40001, TRANSIENT, serialization failure",
        "40P01, TRANSIENT, deadlock",
        "25006, TRANSIENT, the primary has become a standby",
        "53300, TRANSIENT, too many connections",
        "55P03, BLOCKED, a lock was not to be had in time",
        "57014, BLOCKED, the statement took too long",
        "57P01, TERMINATED, an administrator ended the session",
        "57P02, TERMINATED, another session crashed the server",
        "57P03, TERMINATED, the server is starting or stopping",
        "57P05, TERMINATED, the session was idle for too long",
        "25P03, TERMINATED, the transaction was idle for too long",
        "25P04, TERMINATED, the transaction took too long",
        "08006, IN_DOUBT, the connection broke",
        "58030, IN_DOUBT, an input or output error",
        "XX001, IN_DOUBT, corrupted data",
        "42601, BUG, a syntax error"
    })
    void each_state_has_its_meaning(String state, SqlFailure meaning, String why) {
        assertThat(SqlFailure.of(new SQLException(why, state))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(value = "null", nullValues = "null")
    void without_a_state_nothing_is_certain(String state) {
        assertThat(SqlFailure.of(new SQLException("no idea", state))).isEqualTo(SqlFailure.IN_DOUBT);
    }
}
