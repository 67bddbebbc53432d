package mayday.postmortem.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time of the incident: its start and end, every stamp between them, and the spans people ask for.
 *
 * @param start the impact's start as people stated it, else the first impact that was recorded
 * @param end the end of the last impact, else the mitigation, else the last resolve; absent while an impact goes on,
 *     here or in another incident, and where one ended and nobody knows when
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

    static IncidentTime of(List<Occurrence> log, Impacts impacts) {
        var stated = Stamps.stated(log);
        var observed = Stamps.observed(log, impacts);
        var start = start(stated, observed);
        var isDifferent = differ(stated, observed);
        var mitigated = Stamps.first(log, "mitigated", said -> said.event().hasMitigated());
        var resolved = Stamps.last(log, "resolved", said -> said.event().hasResolved());
        var impactEnd =
                impacts.lastEnd() == null ? null : Stamp.of("impactEnd", impacts.lastEnd(), "last impact ended");
        var end = impacts.isEndOpen() ? null : firstPresent(impactEnd, mitigated, resolved);
        var stamps = Stream.of(
                        start == null ? null : start.named("impactStart"),
                        isDifferent ? observed : null,
                        Stamps.detected(log),
                        Stamps.first(log, "reported", said -> said.event().hasReported()),
                        Stamps.first(log, "acknowledged", said -> said.event().hasAcknowledged()),
                        Stamps.escalated(log),
                        Stamps.first(log, "warRoomOpened", Stamps::opensWarRoom),
                        Stamps.last(log, "strategyChosen", said -> said.event().hasStrategyChosen()),
                        Stamps.fixDeployed(log),
                        Stamps.restored(impacts, start, mitigated),
                        impactEnd,
                        mitigated,
                        Stamps.last(log, "verified", Stamps::isVerifiedInProduction),
                        resolved,
                        Stamps.last(log, "watchEnded", said -> said.event().hasWatchEnded()))
                .filter(Objects::nonNull)
                .toList();
        return new IncidentTime(
                start, end, Span.between("incident", start, end), flags(impacts, isDifferent), stamps, spans(stamps));
    }

    /** What was stated wins only where it is an instant: a day says less than an impact that was recorded. */
    private static @Nullable Stamp start(@Nullable Stamp stated, @Nullable Stamp observed) {
        var isObserved = observed != null && observed.isMeasurable();
        var isStated = stated != null && (stated.isMeasurable() || !isObserved);
        return isStated ? stated : observed;
    }

    private static boolean differ(@Nullable Stamp stated, @Nullable Stamp observed) {
        return stated != null
                && observed != null
                && stated.isMeasurable()
                && observed.isMeasurable()
                && stated.millis() != observed.millis();
    }

    private static List<String> flags(Impacts impacts, boolean isDifferent) {
        var flags = new ArrayList<String>();
        if (impacts.isOngoing()) {
            flags.add("ongoing");
        }
        if (isDifferent) {
            flags.add("stated_and_observed_differ");
        }
        return List.copyOf(flags);
    }

    private static List<Span> spans(List<Stamp> stamps) {
        var mitigated = named("mitigated", stamps);
        var isMitigated = mitigated != null && mitigated.isMeasurable();
        return Stream.of(
                        span("time_to_detect", "impactStart", "detected", stamps),
                        span("time_to_report", "impactStart", "reported", stamps),
                        span("time_to_acknowledge", "reported", "acknowledged", stamps),
                        span("time_to_fix_deployed", "strategyChosen", "fixDeployed", stamps),
                        span("time_to_restore", "impactStart", "restored", stamps),
                        span("time_to_mitigate", "impactStart", isMitigated ? "mitigated" : "impactEnd", stamps),
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

    private static @Nullable Stamp firstPresent(@Nullable Stamp... stamps) {
        return Stream.of(stamps).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
