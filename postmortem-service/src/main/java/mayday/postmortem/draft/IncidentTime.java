package mayday.postmortem.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time of the incident: its start and end, every stamp between them, and the spans people ask for.
 *
 * @param start the impact's start as people stated it, else the first impact that was recorded
 * @param end the end of the last impact, else the mitigation, else the last resolve
 * @param lasted from start to end
 * @param flags ongoing (an impact has no end yet), stated_and_observed_differ
 */
public record IncidentTime(
        @Nullable Stamp start,
        @Nullable Stamp end,
        @Nullable Span lasted,
        List<String> flags,
        List<Stamp> stamps,
        List<Span> spans) {

    static IncidentTime of(List<Occurrence> log, Impacts impacts, List<CompromisedSystem> systems) {
        var stated = stated(log);
        var observed = observed(log);
        var start = stated != null ? stated : observed;
        var mitigated = first(log, "mitigated", said -> said.event().hasMitigated());
        var resolved = last(log, "resolved", said -> said.event().hasResolved());
        var impactEnd =
                impacts.lastEnd() == null ? null : Stamp.of("impactEnd", impacts.lastEnd(), "last impact ended");
        var end = impacts.isOngoing() ? null : firstPresent(impactEnd, mitigated, resolved);
        var restored = restored(systems, mitigated);
        var stamps = Stream.of(
                        start == null ? null : start.named("impactStart"),
                        stated != null && differ(stated, observed) ? observed : null,
                        detected(log),
                        first(log, "reported", said -> said.event().hasReported()),
                        first(log, "acknowledged", said -> said.event().hasAcknowledged()),
                        first(log, "escalated", IncidentTime::isEscalation),
                        last(log, "strategyChosen", said -> said.event().hasStrategyChosen()),
                        fixDeployed(log),
                        restored,
                        impactEnd,
                        mitigated,
                        last(log, "verified", said -> said.event().hasFixVerified()),
                        resolved,
                        last(log, "watchEnded", said -> said.event().hasWatchEnded()))
                .filter(Objects::nonNull)
                .toList();
        return new IncidentTime(
                start,
                end,
                Span.between("incident", start, end),
                flags(impacts, stated, observed),
                stamps,
                spans(stamps));
    }

    private static List<String> flags(Impacts impacts, @Nullable Stamp stated, @Nullable Stamp observed) {
        var flags = new ArrayList<String>();
        if (impacts.isOngoing()) {
            flags.add("ongoing");
        }
        if (stated != null && differ(stated, observed)) {
            flags.add("stated_and_observed_differ");
        }
        return List.copyOf(flags);
    }

    private static List<Span> spans(List<Stamp> stamps) {
        return Stream.of(
                        span("time_to_detect", "impactStart", "detected", stamps),
                        span("time_to_report", "impactStart", "reported", stamps),
                        span("time_to_acknowledge", "reported", "acknowledged", stamps),
                        span("time_to_fix_deployed", "strategyChosen", "fixDeployed", stamps),
                        span("time_to_restore", "impactStart", "restored", stamps),
                        span("time_to_mitigate", "impactStart", "mitigated", stamps),
                        span("time_to_resolve", "impactStart", "resolved", stamps))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Span span(String name, String from, String to, List<Stamp> stamps) {
        return Span.between(name, named(from, stamps), named(to, stamps));
    }

    private static @Nullable Stamp named(String name, List<Stamp> stamps) {
        return stamps.stream()
                .filter(stamp -> stamp.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Stamp stated(List<Occurrence> log) {
        return log.stream()
                .filter(said ->
                        said.event().hasReported() && said.event().getReported().hasImpactStartedAt())
                .map(said -> Stamp.of(
                        "impactStart", said.event().getReported().getImpactStartedAt(), said, "stated with the report"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Stamp observed(List<Occurrence> log) {
        var first = first(log, "firstImpact", said -> said.event().hasImpactStarted());
        return first == null
                ? null
                : new Stamp(
                        first.name(), first.at(), first.precision(), "first impact that was recorded", first.eventId());
    }

    private static boolean differ(Stamp stated, @Nullable Stamp observed) {
        return observed != null
                && observed.isMeasurable()
                && stated.at().toEpochMilli() != observed.at().toEpochMilli();
    }

    private static @Nullable Stamp detected(List<Occurrence> log) {
        return log.stream()
                .filter(said ->
                        said.event().hasReported() && said.event().getReported().hasDetectedAt())
                .map(said -> Stamp.of(
                        "detected", said.event().getReported().getDetectedAt(), said, "stated with the report"))
                .findFirst()
                .orElse(null);
    }

    private static boolean isEscalation(Occurrence said) {
        var event = said.event();
        boolean graver = event.hasSeverityChanged()
                && event.getSeverityChanged().getFromValue()
                        > event.getSeverityChanged().getToValue();
        return graver || event.hasEscalated() || event.hasTeamCalledIn();
    }

    /** The first successful production deployment after the strategy was last chosen, by the order of the log. */
    private static @Nullable Stamp fixDeployed(List<Occurrence> log) {
        int chosen = log.stream()
                .filter(said -> said.event().hasStrategyChosen())
                .mapToInt(Occurrence::sequence)
                .max()
                .orElse(0);
        return first(
                log,
                "fixDeployed",
                said -> said.sequence() > chosen
                        && said.event().hasFixDeployed()
                        && said.event().getFixDeployed().getEnvironment().equalsIgnoreCase("production"));
    }

    /** When users were first served again: the end of the first stretch with a system DOWN or PARTIAL. */
    private static @Nullable Stamp restored(List<CompromisedSystem> systems, @Nullable Stamp mitigated) {
        var unserved = systems.stream()
                .flatMap(system -> system.parts().stream())
                .flatMap(part -> part.intervals().stream())
                .filter(interval -> interval.level() != Level.DEGRADED)
                .sorted(Comparator.comparing(Interval::from))
                .toList();
        if (unserved.isEmpty()) {
            return mitigated == null ? null : mitigated.named("restored");
        }
        var last = unserved.getFirst();
        for (var interval : unserved) {
            if (interval.fromMillis() <= last.toMillis() && interval.toMillis() > last.toMillis()) {
                last = interval;
            }
        }
        return last.to() == null
                ? null
                : new Stamp(
                        "restored",
                        last.to(),
                        last.approximate() ? "APPROXIMATE" : "EXACT",
                        "no system down or partial any more",
                        last.because().getLast());
    }

    private static @Nullable Stamp first(
            List<Occurrence> log, String name, java.util.function.Predicate<Occurrence> which) {
        return best(log, which)
                .min(Occurrence.IN_TIME)
                .map(said -> Stamp.of(name, said, "first " + Occurrence.spoken(said.fact())))
                .orElse(null);
    }

    private static @Nullable Stamp last(
            List<Occurrence> log, String name, java.util.function.Predicate<Occurrence> which) {
        return best(log, which)
                .max(Occurrence.IN_TIME)
                .map(said -> Stamp.of(name, said, "last " + Occurrence.spoken(said.fact())))
                .orElse(null);
    }

    /** Those with a usable instant, or all where none has one: midnight as a placeholder is never first. */
    private static Stream<Occurrence> best(List<Occurrence> log, java.util.function.Predicate<Occurrence> which) {
        var all = log.stream().filter(which).toList();
        return all.stream().anyMatch(Occurrence::isMeasurable)
                ? all.stream().filter(Occurrence::isMeasurable)
                : all.stream();
    }

    private static @Nullable Stamp firstPresent(@Nullable Stamp... stamps) {
        return Stream.of(stamps).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
