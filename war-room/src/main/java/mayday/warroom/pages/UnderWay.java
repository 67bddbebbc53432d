package mayday.warroom.pages;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import mayday.warroom.peers.Timeline;
import org.jspecify.annotations.Nullable;

/** What the log says has begun and not ended, so that nobody is offered to end what there is not. */
final class UnderWay {

    private final SequencedSet<String> deployments = new LinkedHashSet<>();
    private final Set<String> hypotheses = new HashSet<>();
    private final Set<String> changes = new HashSet<>();
    private boolean watch;
    private boolean rollback;
    private boolean room;
    private @Nullable Source call;

    /** What counts of the log, in the order in which it was recorded. */
    static UnderWay of(List<Timeline.Entry> entries) {
        var underWay = new UnderWay();
        entries.stream()
                .filter(entry -> !entry.isRetracted())
                .sorted(Comparator.comparingInt(Timeline.Entry::sequence))
                .forEach(entry -> underWay.add(entry.type(), entry.fact() == null ? Map.of() : entry.fact()));
        return underWay;
    }

    private void add(String type, Map<String, Object> fact) {
        switch (type) {
            // One that was requested may end without anybody saying that it started.
            case "fix_deployment_requested", "fix_deployment_started" ->
                deployments.addLast(text(fact, "deploymentId"));
            case "fix_deployed", "fix_deployment_failed" -> deployments.remove(text(fact, "deploymentId"));
            case "watch_started" -> watch = true;
            case "watch_ended", "reopened" -> watch = false;
            case "hypothesis_raised" -> hypotheses.add(text(fact, "hypothesisId"));
            case "change_linked" ->
                changes.add(change(fact.get("change") instanceof Map<?, ?> change ? text(change, "id") : "", fact));
            case "change_unlinked" -> changes.remove(change(text(fact, "changeId"), fact));
            case "rollback_planned" -> rollback = true;
            case "strategy_chosen" ->
                rollback |= fact.get("rollbackParts") instanceof List<?> parts && !parts.isEmpty();
            case "war_room_opened" -> {
                room = true;
                call = new Source(text(fact, "link"));
            }
            case "war_room_closed" -> {
                room = false;
                call = null;
            }
            default -> {
                // It neither begins nor ends anything.
            }
        }
    }

    private static String change(String id, Map<String, Object> fact) {
        return id + " " + text(fact, "role");
    }

    private static String text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }

    boolean isWatching() {
        return watch;
    }

    boolean isRollingBack() {
        return rollback;
    }

    boolean isRoomOpen() {
        return room;
    }

    boolean hasHypotheses() {
        return !hypotheses.isEmpty();
    }

    boolean hasChanges() {
        return !changes.isEmpty();
    }

    /** The deployment that was told of last, of those that have not ended. */
    Optional<String> deployment() {
        return deployments.isEmpty() ? Optional.empty() : Optional.of(deployments.getLast());
    }

    /** The address of the call, while the room is open and has one. */
    @Nullable
    String call() {
        return call == null ? null : call.href();
    }
}
