package mayday.command.incident;

import static mayday.command.incident.Change.Role.CAUSE;
import static mayday.command.incident.Change.Role.FIX;
import static mayday.command.incident.Change.Role.SUSPECT;
import static mayday.command.incident.IncidentRejection.Reason.CHANGE_NOT_LINKED;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkedChangesTest {

    private static final Change CHANGE = new Change("deploy-7", Change.Kind.DEPLOYMENT, null, null, null);

    @Test
    void the_same_change_is_linked_once_in_one_role() {
        var story = Story.live().given(link(SUSPECT));

        assertThat(story.when(link(SUSPECT))).isEmpty();
        assertThat(story.when(link(CAUSE))).containsExactly(new ChangeLinked(at("10:40"), CHANGE, CAUSE, "Bisected"));
    }

    @Test
    void unlinking_takes_away_every_role_unless_one_is_named() {
        var story = Story.live().given(link(CAUSE), link(SUSPECT));

        assertThat(story.when(unlink(null)))
                .containsExactly(
                        new ChangeUnlinked(at("10:50"), "deploy-7", SUSPECT, "Came later"),
                        new ChangeUnlinked(at("10:50"), "deploy-7", CAUSE, "Came later"));
        assertThat(story.when(unlink(CAUSE)))
                .containsExactly(new ChangeUnlinked(at("10:50"), "deploy-7", CAUSE, "Came later"));
    }

    @Test
    void one_that_was_linked_with_two_descriptions_is_unlinked_once() {
        var described = new Change("deploy-7", Change.Kind.DEPLOYMENT, "checkout", null, null);
        var story = Story.live().given(link(SUSPECT), new LinkChange(ID, at("10:41"), described, SUSPECT, null));

        assertThat(story.when(unlink(null))).hasSize(1);
        story.given(unlink(null)).refuses(CHANGE_NOT_LINKED, unlink(null));
    }

    @Test
    void only_what_is_linked_in_that_role_is_unlinked() {
        Story.live().refuses(CHANGE_NOT_LINKED, unlink(null));
        Story.retrospective().refuses(CHANGE_NOT_LINKED, unlink(null));
        Story.live().given(link(CAUSE)).refuses(CHANGE_NOT_LINKED, unlink(FIX));
        Story.live().given(link(CAUSE), unlink(null)).refuses(CHANGE_NOT_LINKED, unlink(CAUSE));
    }

    @Test
    void what_is_said_of_one_change_says_nothing_of_another() {
        var other = new Change("deploy-8", Change.Kind.DEPLOYMENT, null, null, null);
        var both = Story.live().given(link(CAUSE), new LinkChange(ID, at("10:41"), other, CAUSE, null));

        Story.live()
                .given(new LinkChange(ID, at("10:41"), other, CAUSE, null))
                .refuses(CHANGE_NOT_LINKED, unlink(CAUSE));
        assertThat(both.given(unlink(null)).when(new UnlinkChange(ID, at("10:51"), "deploy-8", null, null)))
                .containsExactly(new ChangeUnlinked(at("10:51"), "deploy-8", CAUSE, null));
    }

    @Test
    void a_refusal_names_the_role_that_was_asked_for() {
        assertThat(Story.live().messageOf(unlink(FIX))).isEqualTo("Change deploy-7 is not linked as FIX");
        assertThat(Story.live().messageOf(unlink(null))).isEqualTo("Change deploy-7 is not linked");
    }

    @Test
    void what_was_unlinked_can_be_linked_again() {
        assertThat(Story.live().given(link(CAUSE), unlink(null)).when(link(CAUSE)))
                .hasSize(1);
    }

    private static LinkChange link(Change.Role role) {
        return new LinkChange(ID, at("10:40"), CHANGE, role, "Bisected");
    }

    private static UnlinkChange unlink(Change.@Nullable Role role) {
        return new UnlinkChange(ID, at("10:50"), "deploy-7", role, "Came later");
    }
}
