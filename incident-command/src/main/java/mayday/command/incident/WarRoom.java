package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.NOT_IN_WAR_ROOM;
import static mayday.command.incident.IncidentRejection.Reason.WAR_ROOM_CLOSES_BEFORE_OPENING;
import static mayday.command.incident.IncidentRejection.Reason.WAR_ROOM_NOT_OPEN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mayday.command.incident.IncidentCommand.CloseWarRoom;
import mayday.command.incident.IncidentCommand.JoinWarRoom;
import mayday.command.incident.IncidentCommand.LeaveWarRoom;
import mayday.command.incident.IncidentCommand.OpenWarRoom;
import mayday.command.incident.IncidentEvent.ParticipantJoined;
import mayday.command.incident.IncidentEvent.ParticipantLeft;
import mayday.command.incident.IncidentEvent.WarRoomClosed;
import mayday.command.incident.IncidentEvent.WarRoomOpened;
import org.jspecify.annotations.Nullable;

/**
 * Where they meet, and who is there. People are there whether or not anybody said that the room was opened.
 *
 * @param call how to get in while it is open; absent while it is not
 * @param since the earliest word of its opening, or of somebody who was there; absent while it is not open
 */
record WarRoom(
        @Nullable Call call,
        Map<String, Seat> present,
        @Nullable Moment since) {

    record Call(@Nullable String link, @Nullable String provider) {}

    static WarRoom none() {
        return new WarRoom(null, Map.of(), null);
    }

    List<IncidentEvent> open(OpenWarRoom open) {
        return new Call(open.link(), open.provider()).equals(call)
                ? List.of()
                : List.of(new WarRoomOpened(open.when(), open.link(), open.provider()));
    }

    List<IncidentEvent> close(CloseWarRoom close) {
        if (call == null && present.isEmpty()) {
            throw new IncidentRejection(WAR_ROOM_NOT_OPEN, "No war room is open");
        }
        if (since != null && close.when().isBefore(since)) {
            throw new IncidentRejection(
                    WAR_ROOM_CLOSES_BEFORE_OPENING,
                    "The war room was opened at %s, after %s",
                    since.at(),
                    close.when().at());
        }
        var events = new ArrayList<IncidentEvent>();
        present.keySet().stream().sorted().forEach(person -> events.add(new ParticipantLeft(close.when(), person)));
        events.add(new WarRoomClosed(close.when()));
        return events;
    }

    List<IncidentEvent> join(JoinWarRoom join) {
        return new Seat(join.team(), join.role()).equals(present.get(join.person()))
                ? List.of()
                : List.of(new ParticipantJoined(join.when(), join.person(), join.team(), join.role()));
    }

    List<IncidentEvent> leave(LeaveWarRoom leave) {
        if (!present.containsKey(leave.person())) {
            throw new IncidentRejection(NOT_IN_WAR_ROOM, "%s is not in the war room", leave.person());
        }
        return List.of(new ParticipantLeft(leave.when(), leave.person()));
    }

    WarRoom opened(WarRoomOpened opened) {
        return new WarRoom(new Call(opened.link(), opened.provider()), present, earliest(opened.when()));
    }

    WarRoom closed() {
        return new WarRoom(null, present, null);
    }

    WarRoom with(ParticipantJoined joined) {
        var more = new HashMap<>(present);
        more.put(joined.person(), new Seat(joined.team(), joined.role()));
        return new WarRoom(call, Map.copyOf(more), earliest(joined.when()));
    }

    WarRoom without(String person) {
        var fewer = new HashMap<>(present);
        fewer.remove(person);
        var isOpen = call != null || !fewer.isEmpty();
        return new WarRoom(call, Map.copyOf(fewer), isOpen ? since : null);
    }

    private Moment earliest(Moment other) {
        return since == null || other.isBefore(since) ? other : since;
    }
}
