package mayday.timeline.response;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;
import mayday.timeline.downtime.Impact;
import mayday.timeline.response.Milestone.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The stamps of one incident. First and last are by the world's time; one whose instant is not known is absent.
 *
 * @param known by name, in the order in which they are shown
 * @param differ the start of the impact as people state it is not the start that the intervals show
 */
record Stamps(Map<String, Stamp> known, boolean differ) {

    /** @param millis since 1970 */
    record Stamp(long millis, boolean approximate) {

        Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    }

    private static final Comparator<Milestone> IN_TIME =
            comparing(Milestone::at).thenComparingInt(Milestone::sequence);
    private static final BinaryOperator<Milestone> FIRST = BinaryOperator.minBy(IN_TIME);
    private static final BinaryOperator<Milestone> LAST = BinaryOperator.maxBy(IN_TIME);

    static Stamps of(List<Milestone> milestones, Impact impact) {
        var known = new LinkedHashMap<String, Stamp>();
        var stated = stamp(of(milestones, Kind.IMPACT_STATED, LAST));
        var observed = stamp(impact.start(), impact.isStartApproximate());
        var differ = stated != null && observed != null && stated.millis() != observed.millis();
        put(known, "impactStart", stated == null ? observed : stated);
        if (differ) {
            put(known, "impactStartStated", stated);
            put(known, "impactStartObserved", observed);
        }
        put(known, "detected", stamp(of(milestones, Kind.DETECTED, FIRST)));
        put(known, "reported", stamp(of(milestones, Kind.REPORTED, FIRST)));
        put(known, "acknowledged", stamp(of(milestones, Kind.ACKNOWLEDGED, FIRST)));
        put(known, "escalated", stamp(escalated(milestones)));
        put(known, "warRoomOpened", stamp(of(milestones, Kind.WAR_ROOM_OPENED, FIRST)));
        put(known, "strategyChosen", stamp(of(milestones, Kind.STRATEGY_CHOSEN, LAST)));
        put(known, "fixDeployed", stamp(fixDeployed(milestones)));
        put(known, "impactEnd", stamp(impact.end(), impact.isEndApproximate()));
        put(known, "mitigated", stamp(of(milestones, Kind.MITIGATED, FIRST)));
        put(known, "verified", stamp(of(milestones, Kind.VERIFIED, LAST)));
        put(known, "resolved", stamp(of(milestones, Kind.RESOLVED, LAST)));
        put(known, "watchEnded", stamp(of(milestones, Kind.WATCH_ENDED, LAST)));
        return new Stamps(known, differ);
    }

    private static Optional<Milestone> of(List<Milestone> milestones, Kind kind, BinaryOperator<Milestone> which) {
        return milestones.stream().filter(milestone -> milestone.is(kind)).reduce(which);
    }

    /** A severity is raised over the one in effect before, whatever was in effect when it was told. */
    private static Optional<Milestone> escalated(List<Milestone> milestones) {
        var escalations = new ArrayList<Milestone>();
        var severity = "";
        for (var milestone : milestones) {
            var isRaised = severity.isEmpty() || milestone.detail().compareTo(severity) < 0;
            if (milestone.is(Kind.ESCALATED) || (milestone.is(Kind.SEVERITY_SET) && isRaised)) {
                escalations.add(milestone);
            }
            if (milestone.is(Kind.REPORTED) || milestone.is(Kind.SEVERITY_SET)) {
                severity = milestone.detail();
            }
        }
        return escalations.stream().reduce(FIRST);
    }

    /** The first success of the last strategy; what had been started before it was chosen belongs to an earlier one. */
    private static Optional<Milestone> fixDeployed(List<Milestone> milestones) {
        var strategy = of(milestones, Kind.STRATEGY_CHOSEN, LAST);
        return milestones.stream()
                .filter(milestone -> milestone.is(Kind.FIX_DEPLOYED))
                .filter(deployed -> strategy.isEmpty() || isAfter(started(deployed, milestones), strategy.get()))
                .reduce(FIRST);
    }

    private static Milestone started(Milestone deployed, List<Milestone> milestones) {
        return milestones.stream()
                .filter(milestone -> milestone.is(Kind.DEPLOYMENT_STARTED))
                .filter(started -> started.detail().equals(deployed.detail()))
                .filter(started -> started.sequence() < deployed.sequence())
                .reduce((_, later) -> later)
                .orElse(deployed);
    }

    /** Where the time of one of the two is not known, the log's order has to do. */
    private static boolean isAfter(Milestone one, Milestone other) {
        return (one.timed() && other.timed()) ? IN_TIME.compare(one, other) > 0 : one.sequence() > other.sequence();
    }

    private static @Nullable Stamp stamp(Optional<Milestone> milestone) {
        return milestone
                .filter(Milestone::timed)
                .map(timed -> new Stamp(timed.millis(), timed.approximate()))
                .orElse(null);
    }

    private static @Nullable Stamp stamp(OptionalLong millis, boolean approximate) {
        return millis.isPresent() ? new Stamp(millis.getAsLong(), approximate) : null;
    }

    private static void put(Map<String, Stamp> known, String name, @Nullable Stamp stamp) {
        if (stamp != null) {
            known.put(name, stamp);
        }
    }

    Optional<Stamp> named(String name) {
        return Optional.ofNullable(known.get(name));
    }
}
