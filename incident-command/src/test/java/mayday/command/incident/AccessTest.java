package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.VISIBLE_TO_NOBODY;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final Unrestrict UNRESTRICT = new Unrestrict(ID, at("12:00"), "It is known");

    @Test
    void a_restriction_names_each_who_may_see_the_incident_once() {
        assertThat(Story.live().when(restrict("ada", "payments", "ada")))
                .containsExactly(new AccessRestricted(at("11:00"), List.of("ada", "payments"), "Personal data"));
    }

    @Test
    void the_same_people_in_any_order_change_nothing_but_one_more_does() {
        var story = Story.live().given(restrict("ada", "payments"));

        assertThat(story.when(restrict("payments", "ada"))).isEmpty();
        assertThat(story.when(restrict("ada", "payments", "database"))).hasSize(1);
    }

    @Test
    void somebody_has_to_see_it() {
        Story.live().refuses(VISIBLE_TO_NOBODY, restrict());
        Story.retrospective().refuses(VISIBLE_TO_NOBODY, restrict());
    }

    @Test
    void it_says_each_time_that_nobody_is_kept_out() {
        var story = Story.live();

        assertThat(story.warningsOf(restrict("ada"))).containsExactly("not_enforced");
        assertThat(story.given(restrict("ada")).warningsOf(restrict("ada"))).containsExactly("not_enforced");
    }

    @Test
    void only_what_is_restricted_is_opened() {
        assertThat(Story.live().when(UNRESTRICT)).isEmpty();
        assertThat(Story.live().given(restrict("ada")).when(UNRESTRICT))
                .containsExactly(new AccessOpened(at("12:00"), "It is known"));
        assertThat(Story.live().given(restrict("ada"), UNRESTRICT).when(UNRESTRICT))
                .isEmpty();
    }

    @Test
    void who_may_see_it_can_be_said_of_a_dismissed_incident_too() {
        var story = Story.live().given(new Dismiss(ID, at("10:30"), DismissReason.EXPECTED, null, null));

        assertThat(story.when(restrict("ada"))).hasSize(1);
        assertThat(story.given(restrict("ada")).when(UNRESTRICT)).hasSize(1);
    }

    private static Restrict restrict(String... visibleTo) {
        return new Restrict(ID, at("11:00"), List.of(visibleTo), "Personal data");
    }
}
