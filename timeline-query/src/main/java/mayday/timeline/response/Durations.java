package mayday.timeline.response;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mayday.timeline.downtime.Impact;
import mayday.timeline.response.Stamps.Stamp;

/** The durations of one incident whose both ends are known. */
final class Durations {

    /** Negative where the ends are in the other order, and flagged then. */
    record Named(String name, String from, String to, long millis, String iso, List<String> flags) {

        static Named of(String name, String from, String to, long millis, List<String> flags) {
            return new Named(name, from, to, millis, Duration.ofMillis(millis).toString(), flags);
        }
    }

    private final Stamps stamps;
    private final List<Named> known = new ArrayList<>();

    private Durations(Stamps stamps) {
        this.stamps = stamps;
    }

    static List<Named> of(Stamps stamps, Impact impact, OpenTime open) {
        var durations = new Durations(stamps);
        durations.add("time_to_detect", "impactStart", "detected");
        durations.add("time_to_report", "impactStart", "reported");
        durations.add("time_to_acknowledge", "reported", "acknowledged");
        durations.add("time_to_strategy", "reported", "strategyChosen");
        durations.add("time_to_fix_deployed", "strategyChosen", "fixDeployed");
        durations.add(
                "time_to_mitigate", "impactStart", stamps.named("mitigated").isPresent() ? "mitigated" : "impactEnd");
        durations.addRestored(impact);
        durations.add("time_to_verify", "fixDeployed", "verified");
        durations.add("time_to_resolve", "impactStart", "resolved");
        durations.add("detected_to_resolved", "detected", "resolved");
        durations.add("reported_to_resolved", "reported", "resolved");
        durations.add("detected_to_mitigated", "detected", "mitigated");
        durations.known.addAll(open.durations());
        return durations.known;
    }

    private void add(String name, String from, String to) {
        var end = stamps.named(to);
        if (end.isPresent()) {
            add(name, from, to, end.get(), false);
        }
    }

    /** Users were served again when nothing was down or partially down any more, said or not. */
    private void addRestored(Impact impact) {
        var start = stamps.named("impactStart");
        if (start.isEmpty()) {
            return;
        }
        var restored = impact.restoredAfter(start.get().millis());
        if (restored.isPresent()) {
            var isAssumed = impact.isAssumedBefore(restored.getAsLong());
            var end = new Stamp(restored.getAsLong(), impact.isRestoreApproximate(restored.getAsLong()));
            add("time_to_restore", "impactStart", "restored", end, isAssumed);
        } else {
            add("time_to_restore", "impactStart", "mitigated");
        }
    }

    private void add(String name, String from, String to, Stamp end, boolean isAssumed) {
        Optional<Stamp> start = stamps.named(from);
        if (start.isEmpty()) {
            return;
        }
        var millis = end.millis() - start.get().millis();
        var flags = new ArrayList<String>();
        if (millis < 0) {
            flags.add("out_of_order");
        }
        if (start.get().approximate() || end.approximate()) {
            flags.add("approximate");
        }
        if (from.equals("impactStart") && stamps.differ()) {
            flags.add("stated_and_observed_differ");
        }
        if (isAssumed) {
            flags.add("assumed_level");
        }
        known.add(Named.of(name, from, to, millis, flags));
    }
}
