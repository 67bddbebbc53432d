package mayday.postmortem.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that is suspected, or known, to be the cause or the fix. Linking it again says it anew.
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
        var changes = new LinkedHashMap<String, LinkedChange>();
        log.stream()
                .filter(said -> said.event().hasChangeLinked())
                .map(LinkedChange::of)
                .forEach(change -> changes.put(change.changeId(), change));
        return List.copyOf(changes.values());
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
