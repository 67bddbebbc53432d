package mayday.timeline.timeline;

import static mayday.timeline.event.Events.incident;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.incident.v1.Precision;
import mayday.timeline.event.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class MarkdownTest {

    @Test
    void markup_of_people_stays_text() {
        assertThat(Markdown.line("<script>alert(1)</script> [x](javascript:1) `a` *b* _c_ &lt; | #"))
                .isEqualTo(
                        "\\<script\\>alert(1)\\</script\\> \\[x\\](javascript:1) \\`a\\` \\*b\\* \\_c\\_ \\&lt; \\| \\#");
    }

    @Test
    void a_line_of_its_own_is_no_list_no_heading_and_no_rule() {
        assertThat(Markdown.ownLine("- item")).isEqualTo("\\- item");
        assertThat(Markdown.ownLine("12. item")).isEqualTo("12\\. item");
        assertThat(Markdown.ownLine("===")).isEqualTo("\\===");
        assertThat(Markdown.ownLine("# title")).isEqualTo("\\# title");
    }

    @Test
    void what_turns_text_around_is_made_visible() {
        assertThat(Markdown.line("a\u202Eb\u200Bc")).isEqualTo("aU+202EbU+200Bc");
    }

    @Test
    void the_minute_log_is_grouped_by_day_and_hour_and_shows_both_clocks() {
        var log = incident()
                .report(0, report -> report.setTitle("Down\n# not a heading"))
                .note(61.5, "first\n- second")
                .known(Precision.PRECISION_APPROXIMATE)
                .mitigated(60 * 14);

        assertThat(markdown(log)).isEqualTo("""
                # %s: Down \\# not a heading

                Version 3. All times are UTC.

                ## 2026-03-01

                ### 10:00

                - **10:00** Reported: Down \\# not a heading — ada, recorded 2026-03-31 10:00

                ### 11:00

                - **11:01:30** Observation — ada, recorded 2026-03-31 10:00:01
                  > first
                  > \\- second

                ## 2026-03-02

                ### 00:00

                - **about 00:00** Mitigated — ada, recorded 2026-03-31 10:00:02
                """.formatted(log.number()));
    }

    @ParameterizedTest
    @EnumSource
    void every_fact_has_a_headline_and_a_kind(FactCase fact) {
        var field = IncidentEvent.getDescriptor().findFieldByNumber(fact.getNumber());
        var log = Events.reported();
        if (field != null) {
            log.add(
                    1,
                    event -> event.setField(
                            field, event.newBuilderForField(field).build()));
        } else {
            log.add(1, event -> event.clearFact());
        }

        var event = log.published().getLast();
        assertThat(Headline.of(event.message())).isNotBlank();
        assertThat(EntryKind.of(event.factCase()) == EntryKind.UNKNOWN).isEqualTo(field == null);
        assertThat(new JsonMapper()
                        .readTree(TimelineEntry.of(event).json())
                        .path("headline")
                        .asString())
                .isEqualTo(Headline.of(event.message()));
    }

    private static String markdown(Events log) {
        var document = new MinuteLog(log.number(), log.event(1).getReported().getTitle(), log.all().length);
        log.published()
                .forEach(event -> document.add(
                        new JsonMapper().readTree(TimelineEntry.of(event).json())));
        return new String(document.markdown(), StandardCharsets.UTF_8);
    }
}
