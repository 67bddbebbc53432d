package mayday.postmortem.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PostmortemProblemsTest {

    private final Exception away = new DataAccessResourceFailureException("away");
    private final Exception mistake = new BadSqlGrammarException("list", "selct", new SQLException());
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void a_database_that_is_away_is_told_from_a_mistake_of_ours() throws Exception {
        assertThat(status(away)).isEqualTo(503);
        assertThat(status(mistake)).isEqualTo(500);
    }

    @Test
    void an_answer_that_has_begun_is_broken_off() {
        response.setCommitted(true);

        assertThatThrownBy(() -> status(away)).isSameAs(away);
    }

    private int status(Exception failure) throws Exception {
        return new PostmortemProblems()
                .failed(failure, request, response)
                .getStatusCode()
                .value();
    }
}
