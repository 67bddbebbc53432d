package mayday.command.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mayday.command.incident.IncidentCommand.DeployFix;
import mayday.command.incident.IncidentEvent.EntryCorrected;
import mayday.command.incident.IncidentEvent.FixDeploymentRequested;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import org.jspecify.annotations.Nullable;

/**
 * A start that was known by the end only, and at a time that nobody knew, is told itself: its entry is put right, whoever
 * told it.
 *
 * @param known what is to be warned of in any case
 */
record LateStart(Entries log, DeployFix deploy, List<Warning> known) {

    /** Stands for the id of an entry that is only tried. */
    private static final UUID UNNAMED = new UUID(0, 0);

    private static final String REASON = "The start was told after the end.";

    Decision decide() {
        var now = InEffect.of(log);
        var request = request(now);
        var entry = request.isPresent() ? untold(now) : Optional.<Entry>empty();
        if (entry.isEmpty()) {
            return new Decision(List.of(), known);
        }
        return deploy.when().isTimed() ? putRight(entry.get(), request.get(), now) : untimed(entry.get(), now);
    }

    /** Without a time there is nothing to put right, and another version is not taken from somebody in passing. */
    private Decision untimed(Entry start, InEffect now) {
        var told = (FixDeploymentStarted) now.factOf(start);
        var warnings = new ArrayList<>(known);
        if (deploy.version() != null && !deploy.version().equals(told.version())) {
            warnings.add(new Warning(
                    "request_differs", "It is known with version %s, which stays.".formatted(told.version())));
        }
        return new Decision(List.of(), warnings);
    }

    private Optional<FixDeploymentRequested> request(InEffect now) {
        return now.facts().reversed().stream()
                .filter(fact -> fact instanceof FixDeploymentRequested requested
                        && requested.deploymentId().equals(deploy.deploymentId()))
                .map(FixDeploymentRequested.class::cast)
                .findFirst();
    }

    private Optional<Entry> untold(InEffect now) {
        return now.entries().sequencedValues().reversed().stream()
                .filter(entry -> !now.isRetracted(entry.id()))
                .filter(entry -> now.factOf(entry) instanceof FixDeploymentStarted started
                        && started.deploymentId().equals(deploy.deploymentId())
                        && started.when().precision() == Precision.UNKNOWN)
                .findFirst();
    }

    private Decision putRight(Entry start, FixDeploymentRequested request, InEffect now) {
        var told = (FixDeploymentStarted) now.factOf(start);
        var version = deploy.version() == null || deploy.version().equals(told.version()) ? null : deploy.version();
        var corrected = new EntryCorrected(deploy.when(), start.id(), REASON, correction(version));
        var warnings = new ArrayList<>(known);
        if (deploy.when().isBefore(request.when())) {
            warnings.add(new Warning(
                    "out_of_order",
                    "%s lies before the request at %s."
                            .formatted(deploy.when().at(), request.when().at())));
        }
        if (version != null && request.version() != null) {
            warnings.add(
                    new Warning("request_differs", "It was requested with version %s.".formatted(request.version())));
        }
        if (contradicts(corrected, now)) {
            warnings.add(new Warning(
                    "out_of_order",
                    "%s lies after the end.".formatted(deploy.when().at())));
            return new Decision(List.of(), warnings);
        }
        return new Decision(List.of(corrected), warnings);
    }

    private Correction correction(@Nullable String version) {
        return new Correction(
                deploy.when(), null, null, null, null, null, null, null, null, null, version, null, null, null);
    }

    /** It cannot have started after it ended; what is told of the end stays. */
    private boolean contradicts(EntryCorrected corrected, InEffect now) {
        var tried = InEffect.of(log.with(new Entry(UNNAMED, corrected, false)));
        return !Contradiction.in(now.facts()).containsAll(Contradiction.in(tried.facts()));
    }
}
