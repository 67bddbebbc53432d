package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.IMPACT_CHANGES_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_ENDS_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.IMPACT_NOT_STARTED;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mayday.command.incident.Episode.Reading;
import mayday.command.incident.IncidentCommand.ChangeImpact;
import mayday.command.incident.IncidentCommand.EndImpact;
import mayday.command.incident.IncidentCommand.StartImpact;
import mayday.command.incident.IncidentEvent.ImpactChanged;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.IncidentEvent.ImpactStarted;
import org.jspecify.annotations.Nullable;

/**
 * What is impacted: every system ever named, and the episodes that are open now, one for each target at the most.
 *
 * <p>An episode that has ended is of no more interest to the rules: a later one may overlap it in the world's time.
 */
record Impact(Set<String> systems, Map<ImpactTarget, Episode> open) {

    List<IncidentEvent> start(StartImpact start) {
        var episode = open.get(start.target());
        if (episode == null || episode.isDatedBy(start.when())) {
            return List.of(
                    new ImpactStarted(start.when(), start.target(), start.level(), start.assumed(), start.text()));
        }
        return changed(episode, start.when(), start.target(), start.level(), start.assumed(), start.text());
    }

    List<IncidentEvent> change(ChangeImpact change) {
        var episode = openEpisode(change.target());
        if (episode.beginsAfter(change.when())) {
            throw new IncidentRejection(
                    IMPACT_CHANGES_BEFORE_START,
                    "The impact began at %s, after %s",
                    String.valueOf(episode.start()),
                    change.when().at());
        }
        return changed(episode, change.when(), change.target(), change.level(), change.assumed(), change.text());
    }

    private static List<IncidentEvent> changed(
            Episode episode,
            Moment when,
            ImpactTarget target,
            ImpactLevel level,
            boolean assumed,
            @Nullable String text) {
        var from = episode.readingAt(when);
        return from.isChangedBy(level, assumed)
                ? List.of(new ImpactChanged(when, target, from.level(), level, assumed, text))
                : List.of();
    }

    List<IncidentEvent> end(EndImpact end, Gates gates) {
        var episode = openEpisode(end.target());
        if (episode.beginsAfter(end.when())) {
            throw new IncidentRejection(
                    IMPACT_ENDS_BEFORE_START,
                    "The impact began at %s, after %s",
                    String.valueOf(episode.start()),
                    end.when().at());
        }
        warnOfWhatIsCutOff(List.of(episode), end.when(), gates);
        return List.of(new ImpactEnded(end.when(), end.target(), ImpactEnded.Reason.STATED, end.text()));
    }

    /** Ends what is open at that moment; what began later goes on. */
    List<ImpactEnded> endOpenAt(Moment when, ImpactEnded.Reason reason, Gates gates) {
        var ending = open.keySet().stream()
                .filter(target -> !openEpisode(target).beginsAfter(when))
                .sorted(Comparator.comparing(ImpactTarget::toString))
                .toList();
        warnOfWhatIsCutOff(ending.stream().map(this::openEpisode).toList(), when, gates);
        return ending.stream()
                .map(target -> new ImpactEnded(when, target, reason, null))
                .toList();
    }

    /** Ends everything that is open: what began later than that moment ends when it began. */
    List<ImpactEnded> endAllAt(Moment when, ImpactEnded.Reason reason, Gates gates) {
        var ended = new ArrayList<>(endOpenAt(when, reason, gates));
        open.forEach((target, episode) -> {
            if (episode.beginsAfter(when)) {
                ended.add(new ImpactEnded(episode.begin(when), target, reason, null));
            }
        });
        if (ended.stream().anyMatch(one -> !one.when().equals(when))) {
            gates.warn("impact_not_counted", "Impact that began later than that counts no time.");
        }
        ended.sort(Comparator.comparing(one -> one.target().toString()));
        return ended;
    }

    boolean isOpen(ImpactTarget target) {
        return open.containsKey(target);
    }

    /** How grave an open one is said to have been at that moment. */
    Reading readingAt(ImpactTarget target, Moment when) {
        return openEpisode(target).readingAt(when);
    }

    private static void warnOfWhatIsCutOff(Collection<Episode> ending, Moment when, Gates gates) {
        if (ending.stream().anyMatch(episode -> episode.changesAfter(when))) {
            gates.warn("change_cut_off", "The impact ends before its last change of level, which no longer counts.");
        }
    }

    boolean beginsAfter(ImpactTarget target, Moment when) {
        return openEpisode(target).beginsAfter(when);
    }

    private Episode openEpisode(ImpactTarget target) {
        var episode = open.get(target);
        if (episode == null) {
            throw new IncidentRejection(IMPACT_NOT_STARTED, "No impact is open on %s", target.system());
        }
        return episode;
    }

    Impact started(ImpactStarted started) {
        var reading = new Reading(started.level(), started.assumed());
        var episode = open.getOrDefault(started.target(), Episode.none(reading));
        return with(started.target(), episode.with(started.when(), reading));
    }

    Impact changed(ImpactChanged changed) {
        var episode = open.getOrDefault(changed.target(), Episode.none(new Reading(changed.from(), false)));
        return with(changed.target(), episode.with(changed.when(), new Reading(changed.to(), changed.assumed())));
    }

    Impact ended(ImpactEnded ended) {
        var fewer = new HashMap<>(open);
        fewer.remove(ended.target());
        return new Impact(systems, Map.copyOf(fewer));
    }

    private Impact with(ImpactTarget target, Episode episode) {
        var named = new TreeSet<>(systems);
        named.add(target.system());
        var more = new HashMap<>(open);
        more.put(target, episode);
        return new Impact(named, Map.copyOf(more));
    }
}
