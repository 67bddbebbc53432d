package mayday.command.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mayday.command.incident.IncidentEvent.EntryCorrected;
import mayday.command.incident.IncidentEvent.EntryRetracted;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.IncidentReopened;
import mayday.command.incident.IncidentEvent.RegressionReported;
import mayday.command.incident.IncidentEvent.StrategyChosen;
import mayday.command.incident.IncidentEvent.StrategySuperseded;
import mayday.command.incident.IncidentEvent.WatchEnded;
import org.jspecify.annotations.Nullable;

/**
 * Entries that are there only because another one is: how a deployment ended, the choice that another one superseded, what
 * the system noted because of a choice, and the end of the watch and the reopening that a regression brought. They go
 * with their cause.
 *
 * <p>A retraction that went along with another one is a consequence of it as well, so that what it took comes back
 * together with the cause.
 *
 * @param causes by consequence; as long as any of them counts, so does it
 */
record Consequences(Map<UUID, Set<UUID>> causes) {

    static Consequences in(List<Entry> log) {
        var search = new Search(log);
        for (int place = 0; place < log.size(); place++) {
            search.look(place);
        }
        return new Consequences(Map.copyOf(search.causes));
    }

    Set<UUID> causesOf(UUID consequence) {
        return causes.getOrDefault(consequence, Set.of());
    }

    /** The newest entry that counts while its cause does no more; who restored one alone wanted it without its cause. */
    Optional<Entry> toFollow(InEffect now, InEffect then) {
        return now.entries().sequencedValues().reversed().stream()
                .filter(entry -> !then.isRetracted(entry.id()))
                .filter(entry -> {
                    var because = causesOf(entry.id());
                    return !because.isEmpty()
                            && because.stream().allMatch(then::isRetracted)
                            && !because.stream().allMatch(now::isRetracted);
                })
                .findFirst();
    }

    private static final class Search {

        private final List<Entry> log;
        private final Map<UUID, Set<UUID>> causes = new HashMap<>();
        private final Map<String, UUID> deployments = new HashMap<>();
        private final Map<String, List<Entry>> notes = new HashMap<>();
        private final Map<UUID, UUID> retractions = new HashMap<>();
        private Entries told = Entries.NONE;
        private boolean isPutRight;

        Search(List<Entry> log) {
            this.log = log;
        }

        void look(int place) {
            var entry = log.get(place);
            look(entry, place);
            isPutRight |= IncidentLog.changesOthers(entry);
            told = told.with(entry);
        }

        private void look(Entry entry, int place) {
            var event = entry.event();
            var finished = Companions.finishedDeployment(event);
            if (event instanceof FixDeploymentStarted started) {
                deployments.put(started.deploymentId(), entry.id());
            } else if (finished != null) {
                put(entry, start(finished));
            } else if (event instanceof StrategySuperseded) {
                next(place, 1)
                        .filter(next -> next.event() instanceof StrategyChosen)
                        .ifPresent(chosen -> put(entry, chosen.id()));
            } else if (event instanceof StrategyChosen chosen) {
                notes(chosen, place).forEach(note -> put(note, entry.id()));
            } else if (event instanceof RegressionReported regression) {
                brought(regression, place).forEach(brought -> put(brought, entry.id()));
            } else if (event instanceof EntryRetracted retraction) {
                retractions.put(entry.id(), retraction.eventId());
                wentAlongWith(retraction, place).ifPresent(cause -> put(entry, cause.id()));
            }
        }

        /** The one that counted when the end was told: one of the same id may have been retracted before. */
        private @Nullable UUID start(String deployment) {
            if (isPutRight) {
                deployments.clear();
                InEffect.of(told).factsById().forEach((id, fact) -> {
                    if (fact instanceof FixDeploymentStarted started) {
                        deployments.put(started.deploymentId(), id);
                    }
                });
                isPutRight = false;
            }
            return deployments.get(deployment);
        }

        private void put(Entry consequence, @Nullable UUID cause) {
            if (cause != null) {
                causes.computeIfAbsent(consequence.id(), _ -> new HashSet<>()).add(cause);
            }
        }

        /** Of one copy the system notes it once, right after the choice; who chooses the copy again asks for that note. */
        private List<Entry> notes(StrategyChosen chosen, int place) {
            var asked = DeveloperCopy.followUp(chosen);
            if (asked == null) {
                return List.of();
            }
            var known = notes.computeIfAbsent(asked.text(), _ -> new ArrayList<>());
            next(place, 1).filter(next -> DeveloperCopy.isNoted(next, chosen)).ifPresent(known::add);
            return known;
        }

        private Optional<Entry> next(int place, int further) {
            return place + further < log.size() ? Optional.of(log.get(place + further)) : Optional.empty();
        }

        /** Its command told them right after it. */
        private List<Entry> brought(RegressionReported regression, int place) {
            var brought = new ArrayList<Entry>();
            next(place, 1)
                    .filter(next -> next.event() instanceof WatchEnded ended && regression.isReasonOf(ended.text()))
                    .ifPresent(brought::add);
            var reopening = next(place, 1 + brought.size())
                    .filter(next -> next.event() instanceof IncidentReopened reopened
                            && regression.isReasonOf(reopened.reason()));
            reopening.ifPresent(brought::add);
            // Without it somebody ended the watch, in the same words.
            return reopening.isPresent() ? brought : List.of();
        }

        /** An earlier retraction of the same command, of what the entry that this one speaks of follows from. */
        private Optional<Entry> wentAlongWith(EntryRetracted retraction, int place) {
            var because = causes.getOrDefault(retraction.eventId(), Set.of());
            for (int earlier = place - 1; !because.isEmpty() && earlier >= 0; earlier--) {
                var before = log.get(earlier);
                if (!isOfOneCommand(before.event(), retraction)) {
                    return Optional.empty();
                }
                if (before.event() instanceof EntryRetracted other && concerns(other, because)) {
                    return Optional.of(before);
                }
            }
            return Optional.empty();
        }

        /** Taking back what restored the cause retracts it as well. */
        private boolean concerns(EntryRetracted retraction, Set<UUID> because) {
            @Nullable UUID target = retraction.eventId();
            while (target != null && !because.contains(target)) {
                target = retractions.get(target);
            }
            return target != null;
        }

        private static boolean isOfOneCommand(IncidentEvent before, EntryRetracted retraction) {
            var reason = before instanceof EntryRetracted retracted
                    ? retracted.reason()
                    : before instanceof EntryCorrected corrected ? corrected.reason() : null;
            return retraction.reason().equals(reason) && retraction.when().equals(before.when());
        }
    }
}
