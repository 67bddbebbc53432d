package mayday.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayReportTest {

    private static final Difference UNREAD = new Difference("detected", "at noon", null, "is no time that can be read");
    private static final Difference ROUNDED =
            new Difference("repair", "PT20M", "PT21M", "the account rounds to minutes");

    @Test
    void a_line_is_json_with_every_field_there_or_not() {
        assertThat(told(out -> ReplayReport.line(replayed(UNREAD, ROUNDED), out)))
                .isEqualTo("""
                {"slug":"s","incidentId":"0198","number":"INC-1","differences":[\
                {"name":"detected","published":"at noon","computed":null,"why":"is no time that can be read"},\
                {"name":"repair","published":"PT20M","computed":"PT21M","why":"the account rounds to minutes"}]}
                """);
        assertThat(told(out -> ReplayReport.line(replayed(), out))).isEqualTo("""
                {"slug":"s","incidentId":"0198","number":"INC-1","differences":[]}
                """);
    }

    @Test
    void the_table_shows_what_was_published_beside_what_was_computed() {
        assertThat(told(out -> ReplayReport.table(List.of(replayed(UNREAD, ROUNDED)), out)))
                .isEqualTo("""
                incident                                 number      time down   any impact  to mitigate   to resolve  compared
                s                                        INC-1             30m            -            -            -  2 differences

                s (INC-1)                                            published by the clock     computed
                  time down                                                  -          30m          30m
                  repair                                                   20m          21m            -  the account rounds to minutes
                  detected: at noon
                    is no time that can be read
                """);
        assertThat(told(out -> ReplayReport.table(List.of(replayed()), out))).contains("  2 figures agree");
    }

    private static Replayed replayed(Difference... differences) {
        var figures = List.of(
                new Compared("time down", null, minutes(30), minutes(30), null),
                new Compared("repair", minutes(20), minutes(21), null, differences.length == 0 ? null : ROUNDED.why()));
        return new Replayed("s", "0198", "INC-1", 7, figures, List.of(differences), true);
    }

    private static @Nullable Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static String told(Consumer<PrintStream> report) {
        var out = new ByteArrayOutputStream();
        report.accept(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
