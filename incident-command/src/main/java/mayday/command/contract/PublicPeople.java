package mayday.command.contract;

import static mayday.command.contract.PublicValues.setIfStated;

import mayday.command.incident.IncidentEvent;
import mayday.incident.v1.AccessRestricted;
import mayday.incident.v1.ChecklistItemTicked;
import mayday.incident.v1.ParticipantNamed;
import mayday.incident.v1.ParticipantRemoved;
import mayday.incident.v1.RoleAssigned;
import mayday.incident.v1.SignedOff;
import mayday.incident.v1.WarRoomOpened;

/** The public form of who took part, where they met, what they ticked and stand for, and who is to see it. */
final class PublicPeople {

    private PublicPeople() {}

    static WarRoomOpened opened(IncidentEvent.WarRoomOpened opened) {
        var fact = WarRoomOpened.newBuilder();
        setIfStated(opened.link(), fact::setLink);
        setIfStated(opened.provider(), fact::setProvider);
        return fact.build();
    }

    static ParticipantNamed named(IncidentEvent.ParticipantNamed named) {
        var fact = ParticipantNamed.newBuilder().setPerson(named.person());
        setIfStated(named.team(), fact::setTeam);
        setIfStated(named.role(), fact::setRole);
        return fact.build();
    }

    static ParticipantRemoved removed(IncidentEvent.ParticipantRemoved removed) {
        var fact = ParticipantRemoved.newBuilder().setPerson(removed.person());
        setIfStated(removed.reason(), fact::setReason);
        return fact.build();
    }

    static RoleAssigned assigned(IncidentEvent.RoleAssigned assigned) {
        var fact = RoleAssigned.newBuilder()
                .setRole(PublicValues.responderRole(assigned.role()))
                .setPerson(assigned.person());
        setIfStated(assigned.previous(), fact::setPrevious);
        return fact.build();
    }

    static ChecklistItemTicked ticked(IncidentEvent.ChecklistItemTicked ticked) {
        var fact = ChecklistItemTicked.newBuilder()
                .setItemId(ticked.itemId())
                .setTitle(ticked.title())
                .setState(PublicValues.checklistState(ticked.state()));
        setIfStated(ticked.reason(), fact::setReason);
        return fact.build();
    }

    static AccessRestricted restricted(IncidentEvent.AccessRestricted restricted) {
        var fact = AccessRestricted.newBuilder().addAllVisibleTo(restricted.visibleTo());
        setIfStated(restricted.reason(), fact::setReason);
        return fact.build();
    }

    static SignedOff signed(IncidentEvent.SignedOff signed) {
        var fact = SignedOff.newBuilder().setPerson(signed.person());
        setIfStated(signed.system(), fact::setSystem);
        setIfStated(signed.text(), fact::setText);
        return fact.build();
    }
}
