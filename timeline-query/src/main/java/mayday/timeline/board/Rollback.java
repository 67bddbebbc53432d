package mayday.timeline.board;

import java.util.List;
import java.util.Objects;
import mayday.incident.v1.RollbackPart;
import mayday.incident.v1.Strategy;
import mayday.incident.v1.StrategyChosen;
import org.jspecify.annotations.Nullable;

/**
 * What must go back, and how much of it has.
 *
 * @param chosen a rollback is the way back that was chosen last since the incident was opened
 */
record Rollback(boolean chosen, List<Part> parts) {

    /** @param done it is back where it was */
    record Part(String name, String kind, @Nullable String targetVersion, boolean done) {

        private static Part of(RollbackPart part) {
            return new Part(
                    part.getName(),
                    part.getKind().name(),
                    part.hasTargetVersion() ? part.getTargetVersion() : null,
                    false);
        }

        /** What goes to the same place as before is done as before. */
        private Part after(List<Part> before) {
            return before.stream().anyMatch(known -> known.done && isSameWay(known)) ? told(true) : this;
        }

        private boolean isSameWay(Part known) {
            return name.equals(known.name)
                    && kind.equals(known.kind)
                    && Objects.equals(targetVersion, known.targetVersion);
        }

        private Part told(boolean isDone) {
            return new Part(name, kind, targetVersion, isDone);
        }
    }

    static Rollback none() {
        return new Rollback(false, List.of());
    }

    boolean isUnderWay() {
        return chosen && parts.stream().anyMatch(part -> !part.done);
    }

    /** A rollback that comes with its parts brings a plan; one without them goes by the plan there is. */
    Rollback chosen(StrategyChosen choice) {
        var isRollback = choice.getStrategy() == Strategy.STRATEGY_ROLLBACK;
        var bringsPlan = isRollback && choice.getRollbackPartsCount() > 0;
        return new Rollback(isRollback, bringsPlan ? replaced(choice.getRollbackPartsList()) : parts);
    }

    Rollback planned(List<RollbackPart> newParts) {
        return new Rollback(chosen, replaced(newParts));
    }

    Rollback told(String part, boolean isDone) {
        return new Rollback(
                chosen,
                parts.stream()
                        .map(known -> known.name.equals(part) ? known.told(isDone) : known)
                        .toList());
    }

    /** The way back is chosen anew, be it the same, and gone anew. */
    Rollback reopened() {
        return new Rollback(false, parts.stream().map(part -> part.told(false)).toList());
    }

    private List<Part> replaced(List<RollbackPart> newParts) {
        return newParts.stream().map(Part::of).map(part -> part.after(parts)).toList();
    }
}
