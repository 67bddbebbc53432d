package mayday.timeline.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class LastGoodAnswersTest {

    private final LastGoodAnswers answers =
            new LastGoodAnswers(new RestProperties(Duration.ofSeconds(1), 10, DataSize.ofKilobytes(64)));

    @BeforeEach
    void ask() {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest("GET", "/api/v1/incidents")));
        answers.answer(
                () -> ResponseEntity.ok().header("Timeline-Lag-Ms", "600000").body(new byte[] {1}));
    }

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void while_the_database_is_away_the_last_good_answer_is_given_as_stale() {
        var stale = answers.answer(() -> {
            throw new DataAccessResourceFailureException("away");
        });

        assertThat(stale.getBody()).containsExactly(1);
        assertThat(stale.getHeaders().getFirst(HttpHeaders.WARNING)).contains("110");
    }

    @Test
    void a_stale_answer_is_as_far_behind_as_it_was_and_as_old_as_it_is() {
        var stale = answers.answer(() -> {
            throw new DataAccessResourceFailureException("away");
        });

        assertThat(stale.getHeaders().get("Timeline-Lag-Ms"))
                .singleElement()
                .satisfies(lag -> assertThat(Long.parseLong(lag)).isGreaterThanOrEqualTo(600_000));
        assertThat(stale.getHeaders().getFirst(HttpHeaders.AGE)).isNotNull();
    }

    @Test
    void a_mistake_of_ours_is_not_hidden_behind_an_old_answer() {
        var mistake = new BadSqlGrammarException("board", "selct", new SQLException());

        assertThatThrownBy(() -> answers.answer(() -> {
                    throw mistake;
                }))
                .isSameAs(mistake);
    }
}
