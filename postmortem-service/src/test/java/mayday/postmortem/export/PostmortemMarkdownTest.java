package mayday.postmortem.export;

import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_DOWN;
import static mayday.incident.v1.ImpactLevel.IMPACT_LEVEL_PARTIAL;
import static mayday.incident.v1.Precision.PRECISION_DAY;
import static mayday.incident.v1.Precision.PRECISION_UNKNOWN;
import static mayday.incident.v1.Strategy.STRATEGY_HOTFIX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mayday.incident.v1.IncidentEvent;
import mayday.postmortem.draft.Draft;
import mayday.postmortem.draft.Occurrence;
import mayday.postmortem.postmortem.Postmortem;
import mayday.postmortem.world.CheckoutStory;
import mayday.postmortem.world.Story;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dgolden.write=true} to write the golden document anew; read the difference before committing it. */
class PostmortemMarkdownTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/checkout.md");

    @Test
    void a_whole_incident_reads_like_this() throws IOException {
        var markdown = PostmortemMarkdown.of(postmortem());

        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, markdown);
        }
        assertThat(markdown).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void no_text_of_an_incident_becomes_html_or_a_link_of_its_own() {
        assertThat(PostmortemMarkdown.of(postmortem()))
                .doesNotContain("<script", "(<javascript:")
                .doesNotContainPattern("[^\\\\]\\]\\(javascript:");
    }

    @Test
    void what_was_hit_at_an_unknown_time_is_not_only_named() {
        var story = new Story(8)
                .tell("12:00", event -> {
                    event.getReportedBuilder()
                            .addSystemsBuilder()
                            .getTargetBuilder()
                            .setSystem("mail");
                    event.getReportedBuilder()
                            .addSystemsBuilder()
                            .getTargetBuilder()
                            .setSystem("checkout")
                            .setFunctionality("refunds");
                })
                .starts("12:00", "checkout", IMPACT_LEVEL_DOWN)
                .ends("12:10", "checkout")
                .tell(
                        "12:11",
                        PRECISION_DAY,
                        event -> event.getImpactStartedBuilder()
                                .setLevel(IMPACT_LEVEL_PARTIAL)
                                .getTargetBuilder()
                                .setSystem("search"));

        assertThat(PostmortemMarkdown.of(postmortem(story))).contains("""
                - **checkout**
                  - DOWN from 2026-03-01 12:00 to 2026-03-01 12:10, 10 min
                  - refunds: named; no level was recorded
                - **search**
                  - PARTIAL, from when to when is not known
                - **mail** (named; no level was recorded)
                """);
    }

    @Test
    void no_instant_is_told_better_than_it_is_known() {
        var story = new Story(9)
                .reported("12:00")
                .tell("12:10", event -> event.getStrategyChosenBuilder().setStrategy(STRATEGY_HOTFIX))
                .tell("12:20", PRECISION_DAY, event -> event.getStrategySupersededBuilder())
                .tell("12:30", PRECISION_DAY, event -> event.getWatchStartedBuilder())
                .tell(
                        "12:40",
                        PRECISION_UNKNOWN,
                        event -> event.getWatchEndedBuilder().setClean(true));

        assertThat(PostmortemMarkdown.of(postmortem(story)))
                .contains(
                        "Given up on 2026-03-01\n",
                        "- Began on 2026-03-01, ended at an unknown time: nothing new seen");
    }

    private static Postmortem postmortem() {
        return postmortem(CheckoutStory.of(7));
    }

    private static Postmortem postmortem(Story story) {
        var facts = Draft.of(story.events().stream()
                .map(event -> new Occurrence(
                        event,
                        IncidentEvent.getDescriptor()
                                .findFieldByNumber(event.getFactCase().getNumber())
                                .getName()))
                .toList());
        return new Postmortem(
                Postmortem.Status.DRAFT,
                facts,
                List.of(
                        new Postmortem.Section("summary", "Summary", ""),
                        new Postmortem.Section("lessons", "What we learned", "Test *before* noon.")));
    }
}
