package mayday.command.incident;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static mayday.command.incident.IncidentRejection.Reason.CHANGE_NOT_LINKED;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mayday.command.incident.IncidentCommand.LinkChange;
import mayday.command.incident.IncidentCommand.UnlinkChange;
import mayday.command.incident.IncidentEvent.ChangeLinked;
import mayday.command.incident.IncidentEvent.ChangeUnlinked;

/** The changes that have something to do with it, each in the roles it is linked in. */
record LinkedChanges(Set<Link> links) {

    record Link(Change change, Change.Role role) {

        boolean isOf(String changeId) {
            return change.id().equals(changeId);
        }
    }

    static LinkedChanges none() {
        return new LinkedChanges(Set.of());
    }

    List<IncidentEvent> link(LinkChange link) {
        return links.contains(new Link(link.change(), link.role()))
                ? List.of()
                : List.of(new ChangeLinked(link.when(), link.change(), link.role(), link.reason()));
    }

    /** Every role it is linked in, where the command names none. */
    List<IncidentEvent> unlink(UnlinkChange unlink) {
        var roles = links.stream()
                .filter(link -> link.isOf(unlink.changeId()))
                .map(Link::role)
                .filter(role -> unlink.role() == null || unlink.role() == role)
                .distinct()
                .sorted()
                .toList();
        if (roles.isEmpty()) {
            throw new IncidentRejection(
                    CHANGE_NOT_LINKED,
                    "Change %s is not linked%s",
                    unlink.changeId(),
                    unlink.role() == null ? "" : " as " + unlink.role());
        }
        return roles.stream()
                .<IncidentEvent>map(role -> new ChangeUnlinked(unlink.when(), unlink.changeId(), role, unlink.reason()))
                .toList();
    }

    LinkedChanges linked(ChangeLinked linked) {
        var more = new HashSet<>(links);
        more.add(new Link(linked.change(), linked.role()));
        return new LinkedChanges(Set.copyOf(more));
    }

    LinkedChanges unlinked(ChangeUnlinked unlinked) {
        return new LinkedChanges(links.stream()
                .filter(link -> !(link.isOf(unlinked.changeId()) && link.role() == unlinked.role()))
                .collect(toUnmodifiableSet()));
    }
}
