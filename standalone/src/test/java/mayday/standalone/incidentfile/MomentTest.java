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
                "2020-01-01T05:00:00-05:00",
                "2020-01-01T11:00:00+0100",
                "2020-01-01T05:00-05",
                "2020-01-01 10:00:00 UTC",
                "2020-01-01T10:00:00.0000000000Z",
                "2020-01-01T09:59:60Z"
            })
    void one_instant_has_many_spellings(String text) {
        assertThat(Moment.parse(text)).isEqualTo(new Moment(Instant.parse("2020-01-01T10:00:00Z"), Precision.EXACT));
    }

    @Test
    void the_end_of_a_day_is_the_start_of_the_next() {
        assertThat(Moment.parse("2019-12-31T24:00:00Z"))
                .isEqualTo(new Moment(Instant.parse("2020-01-01T00:00:00Z"), Precision.EXACT));
        assertThat(Moment.parse("2016-12-31T23:59:60Z"))
                .isEqualTo(new Moment(Instant.parse("2017-01-01T00:00:00Z"), Precision.EXACT));
    }

    @Test
    void a_bare_date_is_known_to_the_day() {
        assertThat(Moment.parse("2020-01-01"))
                .isEqualTo(new Moment(Instant.parse("2020-01-01T00:00:00Z"), Precision.DAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "noon",
                "2020-13-01T10:00:00Z",
                "2020-01-01T25:00:00Z",
                "10:00",
                "2020-01-01T24:00:01Z",
                "2020-01-01T10:10:60Z",
                "2020-01-01T10:00:00 CET",
                "1577872800"
            })
    void what_is_no_time_is_absent(String text) {
        assertThat(Moment.parse(text)).isNull();
    }
}
