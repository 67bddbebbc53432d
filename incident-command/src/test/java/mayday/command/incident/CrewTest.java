package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.NOT_IN_WAR_ROOM;
import static mayday.command.incident.ResponderRole.COMMANDER;
import static mayday.command.incident.ResponderRole.SCRIBE;
import static mayday.command.incident.ResponderRole.SUBJECT_EXPERT;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.junit.jupiter.api.Test;

class CrewTest {

    private static final RemoveParticipant REMOVE = new RemoveParticipant(ID, at("12:00"), "ada", "She was on leave");
    private static final JoinWarRoom JOIN = new JoinWarRoom(ID, at("10:10"), "ada", null, null);

    @Test
    void naming_somebody_alike_changes_nothing_but_another_team_does() {
        var story = Story.live().given(name("payments"));

        assertThat(story.when(name("payments"))).isEmpty();
        assertThat(story.when(name("database")))
                .containsExactly(new ParticipantNamed(at("11:00"), "ada", "database", "expert"));
    }

    @Test
    void removing_somebody_again_changes_nothing() {
        assertThat(Story.live().when(REMOVE))
                .containsExactly(new ParticipantRemoved(at("12:00"), "ada", "She was on leave"));
        assertThat(Story.live().given(REMOVE).when(REMOVE)).isEmpty();
    }

    @Test
    void who_was_named_or_joined_since_can_be_removed_again() {
        assertThat(Story.live().given(REMOVE, name("payments")).when(REMOVE)).hasSize(1);
        assertThat(Story.live().given(REMOVE, JOIN).when(REMOVE)).hasSize(1);
    }

    @Test
    void who_was_removed_can_be_named_as_before() {
        assertThat(Story.live().given(name("payments"), REMOVE).when(name("payments")))
                .hasSize(1);
    }

    @Test
    void who_did_not_take_part_is_not_in_the_war_room() {
        var leave = new LeaveWarRoom(ID, at("12:10"), "ada");

        Story.live().given(JOIN, REMOVE).refuses(NOT_IN_WAR_ROOM, leave);
    }

    @Test
    void what_is_said_of_one_says_nothing_of_another() {
        var graceRemoved = new RemoveParticipant(ID, at("12:00"), "grace", null);
        var graceNamed = new NameParticipant(ID, at("11:00"), "grace", "payments", null);

        assertThat(Story.live().given(REMOVE, graceRemoved, graceNamed).when(REMOVE))
                .isEmpty();
        assertThat(Story.live()
                        .given(name("payments"), graceNamed, graceRemoved)
                        .when(name("payments")))
                .isEmpty();
    }

    @Test
    void a_role_that_goes_to_somebody_else_names_who_held_it() {
        var story = Story.live();

        assertThat(story.when(assign(COMMANDER, "ada")))
                .containsExactly(new RoleAssigned(at("10:20"), COMMANDER, "ada", null));
        assertThat(story.given(assign(COMMANDER, "ada")).when(assign(COMMANDER, "grace")))
                .containsExactly(new RoleAssigned(at("10:20"), COMMANDER, "grace", "ada"));
    }

    @Test
    void assigning_a_role_to_its_holder_changes_nothing_and_one_person_may_hold_two() {
        var story = Story.live().given(assign(COMMANDER, "ada"));

        assertThat(story.when(assign(COMMANDER, "ada"))).isEmpty();
        assertThat(story.when(assign(SCRIBE, "ada"))).hasSize(1);
    }

    @Test
    void who_was_removed_holds_no_role_and_can_be_given_it_again() {
        var story = Story.live().given(assign(COMMANDER, "ada"), REMOVE);

        assertThat(story.when(assign(COMMANDER, "ada")))
                .containsExactly(new RoleAssigned(at("10:20"), COMMANDER, "ada", null));
        assertThat(story.when(assign(COMMANDER, "grace")))
                .containsExactly(new RoleAssigned(at("10:20"), COMMANDER, "grace", null));
    }

    @Test
    void several_people_can_be_experts_and_none_relieves_another() {
        var story = Story.live().given(assign(SUBJECT_EXPERT, "ada"));

        assertThat(story.when(assign(SUBJECT_EXPERT, "grace")))
                .containsExactly(new RoleAssigned(at("10:20"), SUBJECT_EXPERT, "grace", null));
        story.given(assign(SUBJECT_EXPERT, "grace"));
        assertThat(story.when(assign(SUBJECT_EXPERT, "ada"))).isEmpty();
        assertThat(story.when(assign(SUBJECT_EXPERT, "grace"))).isEmpty();
    }

    @Test
    void an_expert_who_did_not_take_part_leaves_the_others_experts() {
        var story = Story.live().given(assign(SUBJECT_EXPERT, "ada"), assign(SUBJECT_EXPERT, "grace"), REMOVE);

        assertThat(story.when(assign(SUBJECT_EXPERT, "grace"))).isEmpty();
        assertThat(story.when(assign(SUBJECT_EXPERT, "ada"))).hasSize(1);
    }

    @Test
    void an_expert_whom_an_older_version_relieved_is_none() {
        var relieved = new RoleAssigned(at("10:20"), SUBJECT_EXPERT, "grace", "ada");
        var incident = Story.live().given(assign(SUBJECT_EXPERT, "ada")).state().evolve(relieved);

        assertThat(incident.decide(assign(SUBJECT_EXPERT, "ada"), Policy.standard())
                        .events())
                .hasSize(1);
    }

    @Test
    void naming_somebody_as_before_is_news_once_something_else_was_said_of_them() {
        assertThat(Story.live().given(name("payments"), JOIN).when(name("payments")))
                .hasSize(1);
        assertThat(Story.live()
                        .given(name("payments"), assign(COMMANDER, "ada"))
                        .when(name("payments")))
                .hasSize(1);
        assertThat(Story.live()
                        .given(assign(COMMANDER, "ada"), name("payments"), assign(COMMANDER, "grace"))
                        .when(name("payments")))
                .hasSize(1);
    }

    private static NameParticipant name(String team) {
        return new NameParticipant(ID, at("11:00"), "ada", team, "expert");
    }

    private static AssignRole assign(ResponderRole role, String person) {
        return new AssignRole(ID, at("10:20"), role, person);
    }
}
