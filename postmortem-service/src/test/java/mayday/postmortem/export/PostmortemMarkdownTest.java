package mayday.postmortem.export;

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

    private static Postmortem postmortem() {
        var facts = Draft.of(CheckoutStory.of(7).events().stream()
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
