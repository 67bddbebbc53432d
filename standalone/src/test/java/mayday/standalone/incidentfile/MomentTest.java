package mayday.standalone.incidentfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01T10:00:00Z",
                "2020-01-01T11:00:00+01:00",
                "2020-01-01T10:00Z",
                "2020-01-01 10:00:00",
                "2020-01-01T10:00:00.000z",
                "2020-01-01T05:00:00-05:00"
            })
    void one_instant_has_many_spellings(String text) {
        assertThat(Moment.parse(text)).isEqualTo(new Moment(Instant.parse("2020-01-01T10:00:00Z"), Precision.EXACT));
    }

    @Test
    void a_bare_date_is_known_to_the_day() {
        assertThat(Moment.parse("2020-01-01"))
                .isEqualTo(new Moment(Instant.parse("2020-01-01T00:00:00Z"), Precision.DAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "2020-13-01T10:00:00Z", "2020-01-01T25:00:00Z", "10:00"})
    void what_is_no_time_is_absent(String text) {
        assertThat(Moment.parse(text)).isNull();
    }
}
