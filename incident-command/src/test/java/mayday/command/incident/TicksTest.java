package mayday.command.incident;

import static mayday.command.incident.ChecklistState.DONE;
import static mayday.command.incident.ChecklistState.NOT_APPLICABLE;
import static mayday.command.incident.ChecklistState.SKIPPED;
import static mayday.command.incident.IncidentRejection.Reason.CHECKLIST_ITEM_UNKNOWN;
import static mayday.command.incident.IncidentRejection.Reason.INCIDENT_DISMISSED;
import static mayday.command.incident.IncidentRejection.Reason.SKIPPED_WITHOUT_REASON;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static final Checklist LIST = new Checklist(List.of(
            new ChecklistItem("calm", "Stay calm", ChecklistItem.Group.COMMUNICATE, List.of(), null),
            new ChecklistItem("test", "Test it", ChecklistItem.Group.VERIFY, List.of(), null)));
    private static final Reopen REOPEN = new Reopen(ID, at("13:00"), null);

    @Test
    void ticking_an_item_keeps_what_it_asked_for() {
        assertThat(Story.live().when(tick("test", DONE, null)))
                .containsExactly(new ChecklistItemTicked(at("11:00"), "test", "Test it", DONE, null));
    }

    @Test
    void the_same_state_again_changes_nothing_and_another_one_takes_its_place() {
        var story = Story.live().given(tick("test", SKIPPED, "No tests there"));

        assertThat(story.when(tick("test", SKIPPED, "No tests there"))).isEmpty();
        assertThat(story.when(tick("test", DONE, null))).hasSize(1);
        assertThat(story.given(tick("test", DONE, null)).when(tick("test", NOT_APPLICABLE, null)))
                .hasSize(1);
    }

    @Test
    void another_reason_is_news_and_none_is_not() {
        var story = Story.live().given(tick("test", SKIPPED, "No tests there"), tick("calm", DONE, "We are"));

        assertThat(story.when(tick("test", SKIPPED, "There are none")))
                .containsExactly(new ChecklistItemTicked(at("11:00"), "test", "Test it", SKIPPED, "There are none"));
        assertThat(story.when(tick("calm", DONE, null))).isEmpty();
    }

    @Test
    void who_skips_an_item_says_why() {
        Story.live().refuses(SKIPPED_WITHOUT_REASON, tick("test", SKIPPED, null));
        Story.retrospective().refuses(SKIPPED_WITHOUT_REASON, tick("test", SKIPPED, null));
    }

    @Test
    void an_item_that_is_not_on_the_list_is_not_ticked() {
        Story.live().refuses(CHECKLIST_ITEM_UNKNOWN, tick("sing", DONE, null));
        Story.retrospective().refuses(CHECKLIST_ITEM_UNKNOWN, tick("sing", DONE, null));
    }

    @Test
    void a_reopened_incident_is_fixed_and_verified_anew_but_not_told_anew() {
        var story = Story.live()
                .given(tick("calm", DONE, null), tick("test", DONE, null))
                .given(resolve("12:00"), REOPEN);

        assertThat(story.when(tick("calm", DONE, null))).isEmpty();
        assertThat(story.when(tick("test", DONE, null))).hasSize(1);
    }

    @Test
    void a_dismissed_incident_has_nothing_to_tick() {
        Story.live()
                .given(new Dismiss(ID, at("10:30"), DismissReason.FALSE_ALARM, null, null))
                .refuses(INCIDENT_DISMISSED, tick("calm", DONE, null));
    }

    private static TickChecklist tick(String item, ChecklistState state, @Nullable String reason) {
        return new TickChecklist(ID, at("11:00"), LIST, item, state, reason);
    }
}
