package mayday.postmortem.draft;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import mayday.incident.v1.RollbackPart;
import org.jspecify.annotations.Nullable;

/**
 * One part that a rollback brings back, and how far it has come.
 *
 * @param state DONE or FAILED as last told; absent where nothing was told yet
 * @param text what was said of the last try
 */
public record RollbackStep(
        String name,
        @Nullable String kind,
        @Nullable String targetVersion,
        @Nullable String owner,
        int order,
        List<String> dependsOn,
        @Nullable String state,
        @Nullable Instant stateAt,
        @Nullable String stateAtPrecision,
        @Nullable String text) {

    static RollbackStep of(RollbackPart part) {
        return new RollbackStep(
                part.getName(),
                Occurrence.word(part.getKind(), "ROLLBACK_PART_KIND_"),
                part.hasTargetVersion() ? part.getTargetVersion() : null,
                part.hasOwner() ? part.getOwner() : null,
                part.getOrder(),
                part.getDependsOnList(),
                null,
                null,
                null,
                null);
    }

    /** The state is that of the way back: it holds on as long as the part goes to the same place. */
    RollbackStep after(@Nullable RollbackStep before) {
        return before != null
                        && Objects.equals(kind, before.kind)
                        && Objects.equals(targetVersion, before.targetVersion)
                ? in(before.state, before.stateAt, before.stateAtPrecision, before.text)
                : this;
    }

    RollbackStep told(String newState, Occurrence said, @Nullable String words) {
        return in(newState, said.at(), said.precision(), words);
    }

    RollbackStep untold() {
        return in(null, null, null, null);
    }

    private RollbackStep in(
            @Nullable String newState, @Nullable Instant at, @Nullable String precision, @Nullable String words) {
        return new RollbackStep(name, kind, targetVersion, owner, order, dependsOn, newState, at, precision, words);
    }
}
