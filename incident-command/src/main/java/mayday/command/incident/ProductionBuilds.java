package mayday.command.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import mayday.command.incident.IncidentEvent.ChangeLinked;
import mayday.command.incident.IncidentEvent.ChangeUnlinked;
import mayday.command.incident.IncidentEvent.CheckFailed;
import mayday.command.incident.IncidentEvent.CheckPassed;
import mayday.command.incident.IncidentEvent.FixDeployed;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.FixRejected;
import org.jspecify.annotations.Nullable;

/**
 * The builds of one system that were brought to production, as the log of all incidents tells it, and what became of
 * each. A build is good where it is in production as a whole, was neither rejected nor named as the cause of an incident,
 * and passed its checks while it was the last one there.
 */
public final class ProductionBuilds {

    /** An event with the n of INC-n of its incident. */
    public record Said(int incident, IncidentEvent event) {}

    /**
     * A build that holds as far as anybody knows.
     *
     * @param incident the n of INC-n whose fix it was
     * @param laterFixes numbers of other incidents whose fix came after it, so that going back to it would undo them
     */
    public record GoodBuild(
            int incident,
            String deploymentId,
            @Nullable String version,
            List<String> commits,
            Moment deployedAt,
            List<Integer> laterFixes) {

        public GoodBuild {
            commits = List.copyOf(commits);
            laterFixes = List.copyOf(laterFixes);
        }

        /** Those that somebody who works on one incident would not expect to undo. */
        public List<Integer> laterFixesOfOthersThan(int number) {
            return laterFixes.stream().filter(later -> later != number).toList();
        }
    }

    private record DeploymentKey(int incident, String deploymentId) {}

    private record CheckKey(
            int incident, String name, @Nullable String system) {}

    private record Cause(int incident, String changeId) {}

    /** One build while it is the last one in production. */
    private static final class Build {

        private final int incident;
        private final FixDeploymentStarted started;
        private final Moment deployedAt;
        private final Map<CheckKey, Boolean> lastRuns = new HashMap<>();
        private boolean isRejected;

        Build(int incident, FixDeploymentStarted started, Moment deployedAt) {
            this.incident = incident;
            this.started = started;
            this.deployedAt = deployedAt;
        }

        boolean hasPassed() {
            return !isRejected
                    && !lastRuns.isEmpty()
                    && lastRuns.values().stream().allMatch(passed -> passed);
        }
    }

    private final String system;
    private final Map<DeploymentKey, FixDeploymentStarted> running = new LinkedHashMap<>();
    private final List<Build> builds = new ArrayList<>();
    private final Set<Cause> causes = new HashSet<>();
    private @Nullable Build live;

    private ProductionBuilds(String system) {
        this.system = system;
    }

    /** The last good build of a system; empty where the log, which may be a part only, shows none. */
    public static Optional<GoodBuild> lastGood(String system, List<Said> log) {
        var builds = new ProductionBuilds(system);
        log.forEach(builds::hear);
        return builds.lastGood();
    }

    private void hear(Said said) {
        if (said.event() instanceof FixDeploymentStarted started && isHere(started.environment())) {
            start(said.incident(), started);
        } else if (said.event() instanceof FixDeployed deployed) {
            finish(said.incident(), deployed);
        } else if (said.event() instanceof CheckPassed passed) {
            check(said.incident(), passed.check(), true);
        } else if (said.event() instanceof CheckFailed failed) {
            check(said.incident(), failed.check(), false);
        } else if (said.event() instanceof FixRejected rejected && isHere(rejected.environment())) {
            reject(said.incident(), rejected);
        } else if (said.event() instanceof ChangeLinked linked && linked.role() == Change.Role.CAUSE) {
            blame(said.incident(), linked.change());
        } else if (said.event() instanceof ChangeUnlinked unlinked && unlinked.role() == Change.Role.CAUSE) {
            causes.remove(new Cause(said.incident(), unlinked.changeId()));
        }
    }

    private static boolean isHere(String environment) {
        return environment.equals(Environment.PRODUCTION);
    }

    /** From here on nobody knows which build is there, until a deployment has succeeded. One of no named system counts. */
    private void start(int incident, FixDeploymentStarted started) {
        if (started.system() == null || started.system().equals(system)) {
            live = null;
        }
        if (system.equals(started.system())) {
            running.put(new DeploymentKey(incident, started.deploymentId()), started);
        }
    }

    private void finish(int incident, FixDeployed deployed) {
        var started = running.remove(new DeploymentKey(incident, deployed.deploymentId()));
        if (started != null) {
            live = new Build(incident, started, deployed.when());
            builds.add(live);
        }
    }

    /** A check of no system in particular speaks for the build of its own incident only. */
    private void check(int incident, Check check, boolean passed) {
        if (live != null && isHere(check.environment()) && isAbout(check.system(), incident, live)) {
            live.lastRuns.put(new CheckKey(incident, check.name(), check.system()), passed);
        }
    }

    private void reject(int incident, FixRejected rejected) {
        if (live != null
                && (rejected.systems().contains(system)
                        || (rejected.systems().isEmpty() && incident == live.incident))) {
            live.isRejected = true;
        }
    }

    private boolean isAbout(@Nullable String named, int incident, Build build) {
        return named == null ? incident == build.incident : named.equals(system);
    }

    private void blame(int incident, Change change) {
        if (change.system() == null || change.system().equals(system)) {
            causes.add(new Cause(incident, change.id()));
        }
    }

    private Optional<GoodBuild> lastGood() {
        for (int index = builds.size() - 1; index >= 0; index--) {
            var build = builds.get(index);
            if (build.hasPassed() && !isCause(build.started)) {
                return Optional.of(good(build, builds.subList(index + 1, builds.size())));
            }
        }
        return Optional.empty();
    }

    private boolean isCause(FixDeploymentStarted started) {
        return causes.stream()
                .map(Cause::changeId)
                .anyMatch(named -> named.equals(started.deploymentId()) || Objects.equals(named, started.version()));
    }

    private static GoodBuild good(Build build, List<Build> later) {
        return new GoodBuild(
                build.incident,
                build.started.deploymentId(),
                build.started.version(),
                build.started.commits(),
                build.deployedAt,
                later.stream()
                        .filter(fix -> !fix.isRejected && fix.incident != build.incident)
                        .map(fix -> fix.incident)
                        .distinct()
                        .toList());
    }
}
