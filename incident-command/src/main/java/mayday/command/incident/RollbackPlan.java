package mayday.command.incident;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static mayday.command.incident.IncidentRejection.Reason.ROLLBACK_DEPENDENCIES_CIRCULAR;
import static mayday.command.incident.IncidentRejection.Reason.ROLLBACK_DEPENDENCY_INCOMPLETE;
import static mayday.command.incident.IncidentRejection.Reason.ROLLBACK_DEPENDENCY_UNKNOWN;
import static mayday.command.incident.IncidentRejection.Reason.ROLLBACK_PART_REPEATED;
import static mayday.command.incident.IncidentRejection.Reason.ROLLBACK_PART_UNKNOWN;
import static mayday.command.incident.IncidentRejection.Reason.ROLLBACK_WITHOUT_PARTS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import mayday.command.incident.IncidentCommand.CompleteRollbackStep;
import mayday.command.incident.IncidentCommand.CompleteRollbackStep.Result;
import mayday.command.incident.IncidentCommand.PlanRollback;
import mayday.command.incident.IncidentEvent.RollbackPlanned;
import mayday.command.incident.IncidentEvent.RollbackStepCompleted;
import mayday.command.incident.IncidentEvent.RollbackStepFailed;
import org.jspecify.annotations.Nullable;

/**
 * What must go back, and how much of it has.
 *
 * @param done names of the parts that are back where they were
 */
record RollbackPlan(List<RollbackPart> parts, Set<String> done) {

    static RollbackPlan none() {
        return new RollbackPlan(List.of(), Set.of());
    }

    List<IncidentEvent> plan(PlanRollback plan) {
        if (plan.parts().isEmpty()) {
            throw new IncidentRejection(ROLLBACK_WITHOUT_PARTS, "A plan names at least one part that goes back");
        }
        requireSound(plan.parts());
        return plan.parts().equals(parts) ? List.of() : List.of(new RollbackPlanned(plan.when(), plan.parts()));
    }

    /** A plan that cannot be carried out is none, whether it is made or written down. */
    static void requireSound(List<RollbackPart> parts) {
        var names = parts.stream().map(RollbackPart::name).toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new IncidentRejection(ROLLBACK_PART_REPEATED, "Two parts of the plan bear the same name");
        }
        for (var part : parts) {
            var unknown = part.dependsOn().stream()
                    .filter(name -> !names.contains(name))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new IncidentRejection(
                        ROLLBACK_DEPENDENCY_UNKNOWN,
                        "Part %s depends on what is not in the plan: %s",
                        part.name(),
                        unknown);
            }
        }
        requireNoCircle(parts);
    }

    /** Takes away, round by round, what depends on nothing that is left: what never goes stands in a circle. */
    private static void requireNoCircle(List<RollbackPart> parts) {
        var left = new ArrayList<>(parts);
        var gone = new HashSet<String>();
        while (left.removeIf(part -> gone.containsAll(part.dependsOn()) && gone.add(part.name()))) {
            // Another round for those that waited for these.
        }
        if (!left.isEmpty()) {
            throw new IncidentRejection(
                    ROLLBACK_DEPENDENCIES_CIRCULAR,
                    "Part %s depends on itself in the end",
                    left.getFirst().name());
        }
    }

    List<IncidentEvent> complete(CompleteRollbackStep step, Gates gates) {
        var part = parts.stream()
                .filter(known -> known.name().equals(step.part()))
                .findFirst()
                .orElseThrow(() ->
                        new IncidentRejection(ROLLBACK_PART_UNKNOWN, "The rollback plan has no part %s", step.part()));
        return switch (step.outcome()) {
            case FAILED -> List.of(new RollbackStepFailed(step.when(), step.part(), step.text()));
            case DONE -> done(part, step, gates);
        };
    }

    private List<IncidentEvent> done(RollbackPart part, CompleteRollbackStep step, Gates gates) {
        if (done.contains(part.name())) {
            return List.of();
        }
        var missing =
                part.dependsOn().stream().filter(name -> !done.contains(name)).toList();
        gates.require(
                missing.isEmpty(), ROLLBACK_DEPENDENCY_INCOMPLETE, "Part %s comes after %s.", part.name(), missing);
        return List.of(new RollbackStepCompleted(step.when(), part.name(), step.text()));
    }

    /** Names of the parts that have not gone back yet. */
    List<String> missing() {
        return parts.stream()
                .map(RollbackPart::name)
                .filter(name -> !done.contains(name))
                .toList();
    }

    boolean goesBeyondCode() {
        return parts.stream().anyMatch(part -> part.kind() != RollbackPart.Kind.CODE);
    }

    /** What is to go back to the same place as before is done as before. */
    RollbackPlan replacedBy(List<RollbackPart> newParts) {
        var before = parts.stream().collect(toMap(RollbackPart::name, Function.identity(), (one, _) -> one));
        return new RollbackPlan(
                List.copyOf(newParts),
                newParts.stream()
                        .filter(part -> done.contains(part.name()) && goesToTheSamePlace(part, before.get(part.name())))
                        .map(RollbackPart::name)
                        .collect(toUnmodifiableSet()));
    }

    private static boolean goesToTheSamePlace(RollbackPart part, @Nullable RollbackPart before) {
        return before != null
                && part.kind() == before.kind()
                && Objects.equals(part.targetVersion(), before.targetVersion());
    }

    RollbackPlan with(String part, Result outcome) {
        var names = new HashSet<>(done);
        switch (outcome) {
            case DONE -> names.add(part);
            case FAILED -> names.remove(part);
        }
        return new RollbackPlan(parts, Set.copyOf(names));
    }

    RollbackPlan undone() {
        return new RollbackPlan(parts, Set.of());
    }
}
