package mayday.command.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import mayday.command.incident.IncidentLog;
import mayday.command.incident.KnownBuilds;
import mayday.command.incident.ProductionBuilds;
import mayday.command.incident.ProductionBuilds.GoodBuild;
import mayday.command.incident.ProductionBuilds.Said;
import mayday.command.incident.StrategyFacts;
import mayday.command.store.BuildLog;
import mayday.command.store.StoredEvent;
import org.springframework.stereotype.Component;

/** Finds last good builds in the newest part of the log. */
@Component
final class LastGoodBuilds {

    /** Some hundred deployments with their checks: what is older is no build to go back to. */
    private static final int EVENTS = 5_000;

    private final BuildLog log;

    LastGoodBuilds(BuildLog log) {
        this.log = log;
    }

    /** The log as it is now, to be asked for more than one system. */
    Seen look() {
        var stored = log.newest(EVENTS);
        var facts = IncidentLog.inEffect(stored.stream().map(StoredEvent::entry).toList());
        return new Seen(stored.stream()
                .filter(event -> facts.containsKey(event.eventId()))
                .map(event -> new Said(event.number(), requireNonNull(facts.get(event.eventId()))))
                .toList());
    }

    record Seen(List<Said> log) {

        KnownBuilds of(StrategyFacts incident) {
            var builds = incident.systems().stream().map(this::of).toList();
            return new KnownBuilds(
                    !builds.isEmpty() && builds.stream().allMatch(Optional::isPresent),
                    builds.stream()
                            .flatMap(Optional::stream)
                            .flatMap(build -> build.laterFixesOfOthersThan(incident.number()).stream())
                            .distinct()
                            .toList());
        }

        Optional<GoodBuild> of(String system) {
            return ProductionBuilds.lastGood(system, log);
        }
    }
}
