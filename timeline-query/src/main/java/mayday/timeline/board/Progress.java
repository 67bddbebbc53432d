package mayday.timeline.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import mayday.incident.v1.IncidentEvent;
import mayday.timeline.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * How far an incident has come since it was last opened, in log order.
 *
 * @param fixing a strategy was chosen or a fix deployment started
 * @param running the fix deployment that was started last and has not finished
 * @param deployed the fix deployment that was started last has finished, and was not rejected since
 * @param verified the fix holds in production
 * @param watched a watch window was open and has ended
 * @param asked the fix deployments that were requested and have neither started nor failed
 * @param failed when those failed that nobody saw starting; whoever tells of their start later tells of that try
 * @param rollback kept when the incident is opened again: its plan still holds then
 */
record Progress(
        boolean acknowledged,
        boolean fixing,
        @Nullable String running,
        boolean deployed,
        boolean verified,
        boolean mitigated,
        boolean watching,
        boolean watched,
        boolean resolved,
        boolean dismissed,
        List<String> asked,
        Map<String, Instant> failed,
        Rollback rollback) {

    /** Later than any start, where nobody knows when it failed. */
    private static final Instant SOMETIME = Instant.parse("9999-12-31T00:00:00Z");

    Progress {
        // A state that an older version wrote says nothing of them.
        asked = List.copyOf(Objects.requireNonNullElseGet(asked, List::of));
        failed = Map.copyOf(Objects.requireNonNullElseGet(failed, Map::of));
        rollback = Objects.requireNonNullElseGet(rollback, Rollback::none);
    }

    /** What a responder would do next. */
    record Step(String command, String label) {}

    static Progress opened(boolean acknowledged) {
        return opened(acknowledged, List.of(), Map.of());
    }

    private static Progress opened(boolean acknowledged, List<String> asked, Map<String, Instant> failed) {
        return new Progress(
                acknowledged,
                false,
                null,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                asked,
                failed,
                Rollback.none());
    }

    Progress evolve(IncidentEvent event) {
        return switch (event.getFactCase()) {
            case ACKNOWLEDGED -> withAcknowledged();
            case STRATEGY_CHOSEN -> withFixing().with(rollback.chosen(event.getStrategyChosen()));
            case ROLLBACK_PLANNED ->
                with(rollback.planned(event.getRollbackPlanned().getPartsList()));
            case ROLLBACK_STEP_COMPLETED ->
                with(rollback.told(event.getRollbackStepCompleted().getPart(), true));
            case ROLLBACK_STEP_FAILED ->
                with(rollback.told(event.getRollbackStepFailed().getPart(), false));
            case FIX_DEPLOYMENT_REQUESTED ->
                withAsked(event.getFixDeploymentRequested().getDeploymentId(), true);
            case FIX_DEPLOYMENT_STARTED ->
                started(event.getFixDeploymentStarted().getDeploymentId(), event);
            case FIX_DEPLOYED -> finished(event.getFixDeployed().getDeploymentId(), true);
            case FIX_DEPLOYMENT_PARTIAL ->
                finished(event.getFixDeploymentPartial().getDeploymentId(), true);
            case FIX_DEPLOYMENT_FAILED -> failed(event.getFixDeploymentFailed().getDeploymentId(), event);
            case FIX_VERIFIED -> isProduction(event.getFixVerified().getEnvironment()) ? withVerified() : this;
            case FIX_REJECTED -> withDeployment(null, false);
            case MITIGATED -> withMitigated();
            case WATCH_STARTED -> withWatch(true, false);
            case WATCH_ENDED -> withWatch(false, true);
            case RESOLVED -> withResolved();
            case DISMISSED -> withDismissed();
            case REOPENED -> opened(true, asked, failed).with(rollback.reopened());
            case REPORTED, REPORT_ADDED, SEVERITY_CHANGED, ESCALATED, TEAM_CALLED_IN -> this;
            case IMPACT_STARTED, IMPACT_CHANGED, IMPACT_ENDED, USERS_AFFECTED_ESTIMATED -> this;
            case WAR_ROOM_OPENED, WAR_ROOM_CLOSED, PARTICIPANT_JOINED, PARTICIPANT_LEFT -> this;
            case PARTICIPANT_NAMED, PARTICIPANT_REMOVED, ROLE_ASSIGNED -> this;
            case NOTE_TAKEN, CHANGE_LINKED, CHANGE_UNLINKED -> this;
            case HYPOTHESIS_RAISED, HYPOTHESIS_RULED_OUT, HYPOTHESIS_CONFIRMED -> this;
            case SIGNED_OFF, REGRESSION_REPORTED -> this;
            case ENTRY_CORRECTED, ENTRY_RETRACTED, ENTRY_PINNED, ENTRY_UNPINNED -> this;
            case STRATEGY_PROPOSED -> this;
            case DEPLOYMENT_SCHEDULED, DEPLOYMENT_SCHEDULE_CANCELED, CHECKLIST_ITEM_TICKED, ACCESS_RESTRICTED -> this;
            case ACCESS_OPENED, MERGED, ABSORBED, SPLIT -> this;
            case SPLIT_OFF -> this;
            case STRATEGY_SUPERSEDED, CHECK_PASSED, CHECK_FAILED, FACT_NOT_SET -> this;
        };
    }

    Status status() {
        if (dismissed) {
            return Status.DISMISSED;
        }
        if (resolved) {
            return Status.RESOLVED;
        }
        if (watching) {
            return Status.WATCHING;
        }
        if (deployed) {
            return Status.VERIFYING;
        }
        if (fixing) {
            return Status.FIXING;
        }
        return acknowledged ? Status.ACKNOWLEDGED : Status.REPORTED;
    }

    @Nullable
    Step nextStep() {
        return switch (status()) {
            case REPORTED -> new Step("acknowledge", "Acknowledge");
            case ACKNOWLEDGED -> watched ? resolve() : new Step("choose-strategy", "Choose strategy");
            case FIXING -> running == null ? fix() : new Step("finish-deployment", "Finish deployment");
            case VERIFYING -> afterDeployed();
            case WATCHING -> new Step("end-watch", "End watch");
            case RESOLVED, DISMISSED, MERGED -> null;
        };
    }

    private Step fix() {
        return rollback.isUnderWay() ? rollBack() : new Step("deploy-fix", "Record deployment");
    }

    /** A rollback is verified when all of its parts are back. */
    private Step afterDeployed() {
        if (rollback.isUnderWay()) {
            return rollBack();
        }
        return verified ? afterVerified() : new Step("verify", "Verify");
    }

    private static Step rollBack() {
        return new Step("complete-rollback-step", "Complete rollback step");
    }

    private Step afterVerified() {
        return watched ? resolve() : new Step("start-watch", "Start watch");
    }

    private static Step resolve() {
        return new Step("resolve", "Resolve");
    }

    private Progress finished(String deployment, boolean isDeployed) {
        return running == null || running.equals(deployment) ? withDeployment(null, isDeployed) : this;
    }

    /** What was asked for and has never started has changed nothing by failing. */
    private Progress failed(String deployment, IncidentEvent event) {
        return asked.contains(deployment)
                ? withAsked(deployment, false)
                        .withFailed(deployment, timed(event).orElse(SOMETIME))
                : finished(deployment, false);
    }

    /** What is known to have failed by then was not started anew. */
    private Progress started(String deployment, IncidentEvent event) {
        var end = failed.get(deployment);
        return end != null && timed(event).filter(end::isBefore).isEmpty()
                ? withFixing()
                : withAsked(deployment, false).withDeployment(deployment, false);
    }

    private static Optional<Instant> timed(IncidentEvent event) {
        return PublishedEvent.isTimed(event.getOccurredAtPrecision())
                ? Optional.of(PublishedEvent.instant(event.getOccurredAt()))
                : Optional.empty();
    }

    private Progress withFailed(String deployment, Instant at) {
        var all = new HashMap<>(failed);
        all.put(deployment, at);
        return with(next -> next.failed = all);
    }

    private Progress withAsked(String deployment, boolean isAsked) {
        var others = new ArrayList<>(asked);
        others.remove(deployment);
        if (isAsked && !deployment.equals(running)) {
            others.add(deployment);
        }
        var unseen = new HashMap<>(failed);
        unseen.remove(deployment);
        return with(next -> {
            next.asked = others;
            next.failed = unseen;
        });
    }

    private static boolean isProduction(String environment) {
        return environment.equalsIgnoreCase("production");
    }

    private Progress with(Rollback newRollback) {
        return with(next -> next.rollback = newRollback);
    }

    Progress withAcknowledged() {
        return with(next -> next.acknowledged = true);
    }

    private Progress withFixing() {
        return with(next -> next.fixing = true);
    }

    private Progress withDeployment(@Nullable String started, boolean isDeployed) {
        return with(next -> {
            next.fixing = true;
            next.running = started;
            next.deployed = isDeployed;
            next.verified = false;
        });
    }

    private Progress withVerified() {
        return with(next -> next.verified = true);
    }

    private Progress withMitigated() {
        return with(next -> next.mitigated = true);
    }

    private Progress withWatch(boolean isOpen, boolean hasEnded) {
        return with(next -> {
            next.watching = isOpen;
            next.watched = hasEnded;
        });
    }

    private Progress withResolved() {
        return with(next -> {
            next.watching = false;
            next.resolved = true;
        });
    }

    private Progress withDismissed() {
        return with(next -> {
            next.watching = false;
            next.dismissed = true;
        });
    }

    private Progress with(Consumer<Next> change) {
        var next = new Next(this);
        change.accept(next);
        return next.progress();
    }

    /** A copy on its way to what comes next, so that each change names only what it changes. */
    private static final class Next {

        private boolean acknowledged;
        private boolean fixing;
        private @Nullable String running;
        private boolean deployed;
        private boolean verified;
        private boolean mitigated;
        private boolean watching;
        private boolean watched;
        private boolean resolved;
        private boolean dismissed;
        private List<String> asked;
        private Map<String, Instant> failed;
        private Rollback rollback;

        Next(Progress before) {
            acknowledged = before.acknowledged;
            fixing = before.fixing;
            running = before.running;
            deployed = before.deployed;
            verified = before.verified;
            mitigated = before.mitigated;
            watching = before.watching;
            watched = before.watched;
            resolved = before.resolved;
            dismissed = before.dismissed;
            asked = before.asked;
            failed = before.failed;
            rollback = before.rollback;
        }

        Progress progress() {
            return new Progress(
                    acknowledged,
                    fixing,
                    running,
                    deployed,
                    verified,
                    mitigated,
                    watching,
                    watched,
                    resolved,
                    dismissed,
                    asked,
                    failed,
                    rollback);
        }
    }
}
