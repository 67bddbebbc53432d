package mayday.postmortem.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the stamps are found in the log. First and last are by the world's time; one that turns out to be known only to
 * the day, or not at all, is shown as such and enters no duration: another that is known better is not the first.
 */
final class Stamps {

    private Stamps() {}

    static @Nullable Stamp first(List<Occurrence> log, String name, Predicate<Occurrence> which) {
        return log.stream()
                .filter(which)
                .min(Occurrence.IN_TIME)
                .map(said -> Stamp.of(name, said, "first " + Occurrence.spoken(said.fact())))
                .orElse(null);
    }

    static @Nullable Stamp last(List<Occurrence> log, String name, Predicate<Occurrence> which) {
        return lastOf(log, which)
                .map(said -> Stamp.of(name, said, "last " + Occurrence.spoken(said.fact())))
                .orElse(null);
    }

    private static Optional<Occurrence> lastOf(List<Occurrence> log, Predicate<Occurrence> which) {
        return log.stream().filter(which).max(Occurrence.IN_TIME);
    }

    static @Nullable Stamp stated(List<Occurrence> log) {
        return log.stream()
                .filter(said ->
                        said.event().hasReported() && said.event().getReported().hasImpactStartedAt())
                .map(said -> Stamp.of(
                        "impactStart", said.event().getReported().getImpactStartedAt(), said, "stated with the report"))
                .findFirst()
                .orElse(null);
    }

    /** The first known instant of an impact, else the first word of one, which is then known less well. */
    static @Nullable Stamp observed(List<Occurrence> log, Impacts impacts) {
        var known = impacts.first();
        var first = known == null
                ? first(log, "firstImpact", said -> said.event().hasImpactStarted())
                : Stamp.of("firstImpact", known, "");
        return first == null
                ? null
                : new Stamp(
                        first.name(), first.at(), first.precision(), "first impact that was recorded", first.eventId());
    }

    static @Nullable Stamp detected(List<Occurrence> log) {
        return log.stream()
                .filter(said ->
                        said.event().hasReported() && said.event().getReported().hasDetectedAt())
                .map(said -> Stamp.of(
                        "detected", said.event().getReported().getDetectedAt(), said, "stated with the report"))
                .findFirst()
                .orElse(null);
    }

    /**
     * A severity is raised over the one in effect before, whatever was in effect when it was told; also where none was
     * set before.
     */
    static @Nullable Stamp escalated(List<Occurrence> log) {
        var escalations = new ArrayList<Occurrence>();
        var severity = 0;
        for (var said : log) {
            var event = said.event();
            if (event.hasReported()) {
                severity = event.getReported().getSeverityValue();
            } else if (event.hasSeverityChanged()) {
                var to = event.getSeverityChanged().getToValue();
                // The greater the number, the lesser the severity.
                if (severity == 0 || to < severity) {
                    escalations.add(said);
                }
                severity = to;
            } else if (event.hasEscalated() || event.hasTeamCalledIn()) {
                escalations.add(said);
            }
        }
        return first(escalations, "escalated", _ -> true);
    }

    /** Whether or not anybody says so, it is open as soon as somebody is there. */
    static boolean opensWarRoom(Occurrence said) {
        return said.event().hasWarRoomOpened() || said.event().hasParticipantJoined();
    }

    static boolean isVerifiedInProduction(Occurrence said) {
        return said.event().hasFixVerified()
                && isProduction(said.event().getFixVerified().getEnvironment());
    }

    private static boolean isProduction(String environment) {
        return environment.equalsIgnoreCase("production");
    }

    /** The first success of the last strategy; what had been started before it was chosen belongs to an earlier one. */
    static @Nullable Stamp fixDeployed(List<Occurrence> log) {
        var chosen = lastOf(log, said -> said.event().hasStrategyChosen());
        return first(
                log,
                "fixDeployed",
                said -> said.event().hasFixDeployed()
                        && isProduction(said.event().getFixDeployed().getEnvironment())
                        && (chosen.isEmpty() || isAfter(started(said, log), chosen.get())));
    }

    private static Occurrence started(Occurrence deployed, List<Occurrence> log) {
        var deployment = deployed.event().getFixDeployed().getDeploymentId();
        return log.stream()
                .filter(said -> said.event().hasFixDeploymentStarted()
                        && said.event()
                                .getFixDeploymentStarted()
                                .getDeploymentId()
                                .equals(deployment))
                .filter(said -> said.sequence() < deployed.sequence())
                .reduce((_, later) -> later)
                .orElse(deployed);
    }

    /** Where the time of one of the two is not known, the log's order has to do. */
    private static boolean isAfter(Occurrence one, Occurrence other) {
        return (one.isMeasurable() && other.isMeasurable())
                ? Occurrence.IN_TIME.compare(one, other) > 0
                : one.sequence() > other.sequence();
    }

    /**
     * When users were served again after the start: the first instant with nothing DOWN or PARTIAL, else as stated. It
     * need not have lasted, and does not claim to.
     */
    static @Nullable Stamp restored(Impacts impacts, @Nullable Stamp start, @Nullable Stamp mitigated) {
        if (start == null || !start.isMeasurable()) {
            return null;
        }
        var severe = impacts.severe();
        var last = firstUnserved(severe, start.millis());
        if (last == null || last.to() == null) {
            return mitigated == null ? null : mitigated.named("restored");
        }
        var isApproximate =
                severe.stream().anyMatch(interval -> interval.toMillis() == last.toMillis() && interval.approximate());
        return new Stamp(
                "restored",
                last.to(),
                isApproximate ? "APPROXIMATE" : "EXACT",
                "first moment with no system down or partial",
                last.because().getLast());
    }

    /** The interval that ends the first stretch of time without service that is not over at {@code since}. */
    private static @Nullable Interval firstUnserved(List<Interval> severe, long since) {
        Interval last = null;
        for (var interval : severe) {
            if (last == null || last.toMillis() <= since) {
                last = interval;
            } else if (interval.fromMillis() > last.toMillis()) {
                return last;
            } else if (interval.toMillis() > last.toMillis()) {
                last = interval;
            }
        }
        return last != null && last.toMillis() > since ? last : null;
    }
}
