package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.WATCH_ENDS_BEFORE_START;
import static mayday.command.incident.IncidentRejection.Reason.WATCH_NOT_STARTED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mayday.command.incident.IncidentCommand.EndWatch;
import mayday.command.incident.IncidentCommand.ExpireWatch;
import mayday.command.incident.IncidentCommand.Reopen;
import mayday.command.incident.IncidentCommand.StartWatch;
import mayday.command.incident.IncidentEvent.IncidentDismissed;
import mayday.command.incident.IncidentEvent.IncidentMerged;
import mayday.command.incident.IncidentEvent.IncidentReopened;
import mayday.command.incident.IncidentEvent.IncidentResolved;
import mayday.command.incident.IncidentEvent.RegressionReported;
import mayday.command.incident.IncidentEvent.WatchEnded;
import mayday.command.incident.IncidentEvent.WatchStarted;
import org.jspecify.annotations.Nullable;

/**
 * How far the incident has come since it was last opened.
 *
 * @param merger where it went on, if it was merged: for good
 * @param watch the open watch window, if there is one
 */
record Progress(
        boolean mitigated,
        @Nullable Moment resolvedAt,
        @Nullable IncidentDismissed dismissal,
        @Nullable IncidentMerged merger,
        @Nullable Watch watch) {

    /** @param regression when something new was last seen in it */
    record Watch(Moment start, Instant until, @Nullable Moment regression) {

        boolean isClean() {
            return regression == null;
        }
    }

    static Progress open() {
        return new Progress(false, null, null, null, null);
    }

    List<IncidentEvent> startWatch(StartWatch start, Duration usualLength) {
        var length = start.length() != null ? start.length() : usualLength;
        var until = start.when().at().plus(length);
        return watch != null && watch.until().equals(until)
                ? List.of()
                : List.of(new WatchStarted(start.when(), until, start.watching()));
    }

    List<IncidentEvent> endWatch(EndWatch end) {
        if (watch == null) {
            throw new IncidentRejection(WATCH_NOT_STARTED, "No watch window is open");
        }
        if (end.when().isBefore(watch.start())) {
            throw new IncidentRejection(
                    WATCH_ENDS_BEFORE_START,
                    "The watch began at %s, after %s",
                    watch.start().at(),
                    end.when().at());
        }
        return List.of(new WatchEnded(end.when(), end.clean(), end.text()));
    }

    /** The watch that was to end then, if it is still the one that is open. */
    List<IncidentEvent> expireWatch(ExpireWatch expire) {
        return watch == null || !watch.until().equals(expire.when().at())
                ? List.of()
                : List.of(new WatchEnded(new Moment(watch.until(), watch.start().precision()), watch.isClean(), null));
    }

    /** With an incident that is opened again its watch is over, and found something. */
    List<IncidentEvent> reopenFor(RegressionReported regression) {
        var reopened = new IncidentReopened(regression.when(), regression.asReason());
        if (watch == null) {
            return List.of(reopened);
        }
        var end = regression.when().isBefore(watch.start()) ? watch.start() : regression.when();
        return List.of(new WatchEnded(end, false, regression.asReason()), reopened);
    }

    boolean resolved() {
        return resolvedAt != null;
    }

    boolean dismissed() {
        return dismissal != null;
    }

    boolean merged() {
        return merger != null;
    }

    /** Whether it was still counted as open then, so that it cannot have been opened again. */
    boolean wasOpenAt(Moment when) {
        return resolvedAt != null && when.isBefore(resolvedAt);
    }

    List<IncidentEvent> reopen(Reopen reopen, Gates gates) {
        if (wasOpenAt(reopen.when())) {
            gates.warn("out_of_order", "It is said to be reopened before it was resolved.");
        }
        return resolved() || dismissed() ? List.of(new IncidentReopened(reopen.when(), reopen.reason())) : List.of();
    }

    Progress withMitigated() {
        return new Progress(true, resolvedAt, dismissal, merger, watch);
    }

    Progress with(IncidentResolved resolved) {
        return new Progress(mitigated, resolved.when(), dismissal, merger, watch);
    }

    Progress with(IncidentDismissed dismissed) {
        return new Progress(mitigated, resolvedAt, dismissed, merger, watch);
    }

    Progress with(IncidentMerged merged) {
        return new Progress(mitigated, resolvedAt, dismissal, merged, watch);
    }

    Progress withReopened() {
        return open();
    }

    Progress watching(WatchStarted started) {
        var seen = watch == null ? null : watch.regression();
        var stillCounts = seen != null && !seen.isBefore(started.when());
        return with(new Watch(started.when(), started.until(), stillCounts ? seen : null));
    }

    Progress with(RegressionReported regression) {
        return watch == null || regression.when().isBefore(watch.start())
                ? this
                : with(new Watch(watch.start(), watch.until(), regression.when()));
    }

    Progress notWatching() {
        return with((Watch) null);
    }

    private Progress with(@Nullable Watch newWatch) {
        return new Progress(mitigated, resolvedAt, dismissal, merger, newWatch);
    }
}
