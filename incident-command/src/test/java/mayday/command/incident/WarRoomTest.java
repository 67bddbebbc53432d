package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.NOT_IN_WAR_ROOM;
import static mayday.command.incident.IncidentRejection.Reason.WAR_ROOM_CLOSES_BEFORE_OPENING;
import static mayday.command.incident.IncidentRejection.Reason.WAR_ROOM_NOT_OPEN;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WarRoomTest {

    private static final CloseWarRoom CLOSE = new CloseWarRoom(ID, at("11:00"));

    @Test
    void opening_it_again_in_the_same_place_changes_nothing_but_another_link_does() {
        var story = Story.live().given(open("https://meet.example/1"));

        assertThat(story.when(open("https://meet.example/1"))).isEmpty();
        assertThat(story.when(open("https://meet.example/2")))
                .containsExactly(new WarRoomOpened(at("10:05"), "https://meet.example/2", "Meet"));
    }

    @Test
    void it_can_be_opened_without_saying_how_to_get_in() {
        var open = new OpenWarRoom(ID, at("10:05"), null, null);

        assertThat(Story.live().when(open)).containsExactly(new WarRoomOpened(at("10:05"), null, null));
        assertThat(Story.live().given(open).when(open)).isEmpty();
    }

    @Test
    void closing_it_sends_everybody_home_by_name() {
        var story = Story.live()
                .given(open(null), join("linus", null), join("ada", null), join("grace", null), leave("grace"));

        assertThat(story.when(CLOSE))
                .containsExactly(
                        new ParticipantLeft(at("11:00"), "ada"),
                        new ParticipantLeft(at("11:00"), "linus"),
                        new WarRoomClosed(at("11:00")));
    }

    @Test
    void only_an_open_one_is_closed() {
        Story.live().refuses(WAR_ROOM_NOT_OPEN, CLOSE);
        Story.retrospective().refuses(WAR_ROOM_NOT_OPEN, CLOSE);
        Story.live().given(open(null), CLOSE).refuses(WAR_ROOM_NOT_OPEN, CLOSE);
    }

    @Test
    void one_that_nobody_opened_is_closed_where_somebody_is_there() {
        assertThat(Story.live().given(join("ada", null)).when(CLOSE))
                .containsExactly(new ParticipantLeft(at("11:00"), "ada"), new WarRoomClosed(at("11:00")));
    }

    @Test
    void it_is_not_closed_before_it_was_opened_or_the_first_was_there() {
        for (var story : List.of(Story.live(), Story.retrospective())) {
            story.given(open(null), join("ada", null), open("https://meet.example/2"))
                    .refuses(WAR_ROOM_CLOSES_BEFORE_OPENING, close("10:04"));
            assertThat(story.when(close("10:05"))).isNotEmpty();
        }
        Story.live().given(join("ada", null)).refuses(WAR_ROOM_CLOSES_BEFORE_OPENING, close("10:09"));
    }

    @Test
    void who_came_earlier_was_there_earlier() {
        var earlier = new JoinWarRoom(ID, at("09:50"), "grace", null, null);

        assertThat(Story.live().given(open(null), earlier).when(close("09:55"))).isNotEmpty();
    }

    @Test
    void what_was_closed_or_left_by_all_says_nothing_of_the_next_opening() {
        var later = new OpenWarRoom(ID, at("11:30"), null, null);

        Story.live().given(open(null), CLOSE, later).refuses(WAR_ROOM_CLOSES_BEFORE_OPENING, close("11:20"));
        Story.live()
                .given(join("ada", null), leave("ada"), later)
                .refuses(WAR_ROOM_CLOSES_BEFORE_OPENING, close("11:20"));
    }

    @Test
    void a_close_on_some_day_is_taken_as_it_is() {
        var someDay = new CloseWarRoom(ID, Story.sometimeOn("2026-03-01"));

        assertThat(Story.live().given(open(null)).when(someDay)).hasSize(1);
    }

    @Test
    void once_closed_it_can_be_opened_in_the_same_place() {
        assertThat(Story.live().given(open(null), CLOSE).when(open(null))).hasSize(1);
    }

    @Test
    void nobody_waits_for_somebody_to_say_that_it_is_open() {
        assertThat(Story.live().when(join("ada", null)))
                .containsExactly(new ParticipantJoined(at("10:10"), "ada", "payments", null));
    }

    @Test
    void joining_again_in_the_same_seat_changes_nothing_but_a_new_role_does() {
        var story = Story.live().given(join("ada", "scribe"));

        assertThat(story.when(join("ada", "scribe"))).isEmpty();
        assertThat(story.when(join("ada", "commander"))).hasSize(1);
    }

    @Test
    void only_who_is_in_the_war_room_can_leave_it() {
        var story = Story.live().given(join("ada", null));

        assertThat(story.when(leave("ada"))).containsExactly(new ParticipantLeft(at("10:20"), "ada"));
        story.given(leave("ada")).refuses(NOT_IN_WAR_ROOM, leave("ada"));
    }

    private static OpenWarRoom open(@Nullable String link) {
        return new OpenWarRoom(ID, at("10:05"), link, "Meet");
    }

    private static CloseWarRoom close(String time) {
        return new CloseWarRoom(ID, at(time));
    }

    private static JoinWarRoom join(String person, @Nullable String role) {
        return new JoinWarRoom(ID, at("10:10"), person, "payments", role);
    }

    private static LeaveWarRoom leave(String person) {
        return new LeaveWarRoom(ID, at("10:20"), person);
    }
}
