package mayday.postmortem.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import mayday.incident.v1.ChangeRole;
import org.jspecify.annotations.Nullable;

/**
 * A change that is suspected, or known, to be the cause or the fix. Linking it again says it anew; one that was
 * unlinked in every role is none.
 *
 * @param role SUSPECT, CAUSE or FIX
 * @param changedAt when it was made, as far as known
 */
public record LinkedChange(
        String changeId,
        @Nullable String role,
        @Nullable String kind,
        @Nullable String system,
        @Nullable String reference,
        @Nullable Instant changedAt,
        @Nullable String changedAtPrecision,
        @Nullable String reason,
        String eventId) {

    static List<LinkedChange> of(List<Occurrence> log) {
        var changes = new LinkedHashMap<String, SequencedMap<ChangeRole, LinkedChange>>();
        for (var said : log) {
            if (said.event().hasChangeLinked()) {
                var linked = said.event().getChangeLinked();
                changes.computeIfAbsent(linked.getChange().getId(), _ -> new LinkedHashMap<>())
                        .putLast(linked.getRole(), of(said));
            } else if (said.event().hasChangeUnlinked()) {
                var unlinked = said.event().getChangeUnlinked();
                changes.getOrDefault(unlinked.getChangeId(), new LinkedHashMap<>())
                        .remove(unlinked.getRole());
            }
        }
        return changes.values().stream()
                .filter(roles -> !roles.isEmpty())
                .map(roles -> roles.sequencedValues().getLast())
                .toList();
    }

    private static LinkedChange of(Occurrence said) {
        var linked = said.event().getChangeLinked();
        var change = linked.getChange();
        return new LinkedChange(
                change.getId(),
                Occurrence.word(linked.getRole(), "CHANGE_ROLE_"),
                Occurrence.word(change.getKind(), "CHANGE_KIND_"),
                change.hasSystem() ? change.getSystem() : null,
                change.hasReference() ? change.getReference() : null,
                change.hasAt() ? Occurrence.instant(change.getAt().getAt()) : null,
                change.hasAt() ? Occurrence.precision(change.getAt().getPrecision()) : null,
                linked.hasReason() ? linked.getReason() : null,
                said.eventId());
    }
}
