package mayday.command.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
import mayday.command.incident.IncidentEvent.EntryCorrected;
import mayday.command.incident.IncidentEvent.FixDeployed;
import mayday.command.incident.IncidentEvent.FixDeploymentFailed;
import mayday.command.incident.IncidentEvent.FixDeploymentPartial;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.ImpactChanged;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.ImpactStarted;
import mayday.command.incident.IncidentEvent.IncidentDismissed;
import mayday.command.incident.IncidentEvent.IncidentMitigated;
import mayday.command.incident.IncidentEvent.IncidentResolved;
import org.jspecify.annotations.Nullable;

/** Entries that cannot be put right without others, since they tell of one thing: whoever told them. */
record Companions(InEffect now) {

    /** What else has to be said where an entry should have said this, by entry. */
    SequencedMap<UUID, Correction> toCorrectWith(Entry entry, Correction by) {
        var corrections = new LinkedHashMap<UUID, Correction>();
        var fact = now.factOf(entry);
        if (by.environment() != null && fact instanceof FixDeploymentStarted started) {
            endsOf(started).forEach(end -> corrections.put(end.id(), Correction.ofEnvironment(by.environment())));
        }
        if (by.system() != null && fact instanceof ImpactStarted started) {
            restOf(entry, started.target())
                    .forEach(rest -> corrections.put(rest.id(), Correction.ofSystem(by.system())));
        }
        if (by.occurredAt() != null) {
            endedWith(fact).forEach(end -> corrections.put(end.id(), Correction.ofTime(by.occurredAt())));
        }
        return corrections;
    }

    /** What a correction brought with it goes where the correction goes. */
    List<UUID> toRetractWith(Entry entry) {
        return entry.event() instanceof EntryCorrected correcting
                ? after(entry)
                        .takeWhile(next ->
                                next.event() instanceof EntryCorrected other && isOfOneBreath(correcting, other))
                        .map(Entry::id)
                        .filter(id -> !now.isRetracted(id))
                        .toList()
                : List.of();
    }

    private static boolean isOfOneBreath(EntryCorrected one, EntryCorrected next) {
        return next.when().equals(one.when())
                && next.reason().equals(one.reason())
                && !next.eventId().equals(one.eventId())
                && next.correction().over(one.correction()).equals(one.correction())
                && next.correction().fields().size() == 1;
    }

    /** The impact that this mitigation, resolution or dismissal ended. */
    List<Entry> endedWith(IncidentEvent fact) {
        var reason = endReason(fact);
        return reason == null
                ? List.of()
                : inEffect()
                        .filter(entry -> now.factOf(entry) instanceof ImpactEnded ended
                                && ended.reason() == reason
                                && ended.when().equals(fact.when()))
                        .toList();
    }

    private static ImpactEnded.@Nullable Reason endReason(IncidentEvent fact) {
        if (fact instanceof IncidentMitigated) {
            return ImpactEnded.Reason.MITIGATED;
        }
        if (fact instanceof IncidentResolved) {
            return ImpactEnded.Reason.RESOLVED;
        }
        return fact instanceof IncidentDismissed ? ImpactEnded.Reason.DISMISSED : null;
    }

    private List<Entry> endsOf(FixDeploymentStarted started) {
        return inEffect()
                .filter(entry -> started.deploymentId().equals(finishedDeployment(entry.event())))
                .toList();
    }

    private static @Nullable String finishedDeployment(IncidentEvent event) {
        if (event instanceof FixDeployed done) {
            return done.deploymentId();
        }
        if (event instanceof FixDeploymentPartial part) {
            return part.deploymentId();
        }
        return event instanceof FixDeploymentFailed failed ? failed.deploymentId() : null;
    }

    /** Of one stretch of impact: its earlier and later beginnings, its changes and its end. */
    private List<Entry> restOf(Entry started, ImpactTarget target) {
        var before = inEffect().takeWhile(entry -> !entry.equals(started)).toList().reversed().stream()
                .takeWhile(entry -> !isEnd(entry, target))
                .filter(entry -> target.equals(target(entry)));
        var after = after(started).filter(entry -> !now.isRetracted(entry.id())).toList();
        var end = after.stream().filter(entry -> isEnd(entry, target)).findFirst();
        var until = end.map(entry -> after.indexOf(entry) + 1).orElse(after.size());
        return Stream.concat(before, after.subList(0, until).stream().filter(entry -> target.equals(target(entry))))
                .toList();
    }

    private boolean isEnd(Entry entry, ImpactTarget target) {
        return entry.event() instanceof ImpactEnded && target.equals(target(entry));
    }

    private @Nullable ImpactTarget target(Entry entry) {
        var fact = now.factOf(entry);
        if (fact instanceof ImpactStarted started) {
            return started.target();
        }
        if (fact instanceof ImpactChanged changed) {
            return changed.target();
        }
        return fact instanceof ImpactEnded ended ? ended.target() : null;
    }

    private Stream<Entry> after(Entry entry) {
        return now.entries().sequencedValues().stream()
                .dropWhile(other -> !Objects.equals(other, entry))
                .skip(1);
    }

    private Stream<Entry> inEffect() {
        return now.entries().sequencedValues().stream().filter(entry -> !now.isRetracted(entry.id()));
    }
}
