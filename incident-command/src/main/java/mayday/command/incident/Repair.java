package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.CHECK_FAILED;
import static mayday.command.incident.IncidentRejection.Reason.ENVIRONMENT_ORDER;
import static mayday.command.incident.IncidentRejection.Reason.NOT_VERIFIED;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mayday.command.incident.IncidentCommand.CancelSchedule;
import mayday.command.incident.IncidentCommand.DeployFix;
import mayday.command.incident.IncidentCommand.FinishDeployment;
import mayday.command.incident.IncidentCommand.RecordCheck;
import mayday.command.incident.IncidentCommand.RejectFix;
import mayday.command.incident.IncidentCommand.RequestDeployment;
import mayday.command.incident.IncidentCommand.ScheduleDeployment;
import mayday.command.incident.IncidentCommand.SignOff;
import mayday.command.incident.IncidentCommand.Verify;
import mayday.command.incident.IncidentEvent.DeploymentScheduled;
import mayday.command.incident.IncidentEvent.FixDeploymentRequested;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.FixRejected;
import mayday.command.incident.IncidentEvent.FixVerified;
import mayday.command.incident.IncidentEvent.SignedOff;
import org.jspecify.annotations.Nullable;

/** The way back that is taken, its deployments, and what shows that they helped. */
record Repair(WayBack wayBack, Deployments deployments, Proof proof) {

    private static final String VERIFIED_FIRST = "Before production the fix is verified in %s.";

    static Repair none() {
        return new Repair(WayBack.none(), Deployments.none(), Proof.none());
    }

    /** What was started already passes no gate any more by being asked for. */
    List<IncidentEvent> request(RequestDeployment request, Set<String> affected, Policy policy, Gates gates) {
        var requested = deployments.request(request, gates);
        if (requested.isEmpty()) {
            return List.of();
        }
        var asked = requested.get();
        var isOverridden = gates.areOverridden(request.override(), request.overrideReason());
        if (!isOverridden && !deployments.isStarted(request.deploymentId())) {
            requireInOrder(before(asked.environment(), asked.system(), affected, policy), gates);
        }
        return List.of(asked);
    }

    /** The gates are asked again: what let it through when it was asked for may not hold any more. An override does. */
    List<IncidentEvent> deploy(DeployFix deploy, Set<String> affected, Policy policy, Gates gates) {
        var started = deployments.start(deploy, gates);
        if (started.isEmpty()) {
            return List.of();
        }
        var start = started.get();
        var isOverridden = gates.areOverridden(deploy.override(), deploy.overrideReason());
        if (!isOverridden && !deployments.requests().isOverridden(deploy.deploymentId())) {
            var unverified = before(start.environment(), start.system(), affected, policy);
            if (deployments.requests().isFailed(start)) {
                warnUnverified(unverified, gates);
            } else {
                requireInOrder(unverified, gates);
            }
        }
        return List.of(start);
    }

    private static void requireInOrder(Set<String> unverified, Gates gates) {
        gates.require(unverified.isEmpty(), ENVIRONMENT_ORDER, VERIFIED_FIRST, unverified);
    }

    /** What is over is not refused any more. */
    private static void warnUnverified(Set<String> unverified, Gates gates) {
        if (!unverified.isEmpty()) {
            gates.warn("environment_order", VERIFIED_FIRST, unverified);
        }
    }

    /** Where the fix is not verified, and is to be before it goes there. */
    private Set<String> before(String environment, @Nullable String system, Set<String> affected, Policy policy) {
        if (!environment.equals(Environment.PRODUCTION)) {
            return Set.of();
        }
        var asked = new LinkedHashSet<>(policy.beforeProduction().environments());
        if (policy.beforeProduction().usedOnes()) {
            asked.addAll(deployments.usedBeforeProduction());
        }
        var systems = system != null && affected.contains(system) ? Set.of(system) : affected;
        asked.removeIf(earlier -> proof.isVerified(earlier, systems));
        return asked;
    }

    List<IncidentEvent> schedule(ScheduleDeployment schedule) {
        return deployments.schedules().plan(schedule);
    }

    List<IncidentEvent> cancel(CancelSchedule cancel) {
        return deployments.schedules().cancel(cancel);
    }

    /** With the end of one that nobody saw starting its start is told, too late for any gate. */
    List<IncidentEvent> finish(FinishDeployment finish, Set<String> affected, Policy policy, Gates gates) {
        var said = deployments.finish(finish, gates);
        if (!deployments.requests().isOverridden(finish.deploymentId())) {
            for (var event : said) {
                if (event instanceof FixDeploymentStarted started) {
                    warnUnverified(before(started.environment(), started.system(), affected, policy), gates);
                }
            }
        }
        return said;
    }

    List<IncidentEvent> check(RecordCheck record) {
        return List.of(
                record.passed()
                        ? new IncidentEvent.CheckPassed(record.when(), record.check())
                        : new IncidentEvent.CheckFailed(record.when(), record.check()));
    }

    List<IncidentEvent> verify(Verify verify, Set<String> affected, Gates gates) {
        var systems = verify.systems().isEmpty() ? List.copyOf(affected) : verify.systems();
        deployments.requireFinished(verify.environment(), gates);
        var red = proof.redChecks(verify.environment(), systems);
        gates.require(red.isEmpty(), CHECK_FAILED, "The last run of %s failed in %s.", red, verify.environment());
        if (verify.environment().equals(Environment.PRODUCTION)) {
            wayBack.requireRolledBack(gates);
            wayBack.requireRevertDeployed(deployments, gates);
        }
        return proof.isVerified(verify.environment(), systems)
                ? List.of()
                : List.of(new FixVerified(verify.when(), verify.environment(), systems, verify.text()));
    }

    List<IncidentEvent> reject(RejectFix reject, Set<String> affected) {
        var systems = reject.systems().isEmpty() ? List.copyOf(affected) : reject.systems();
        return List.of(new FixRejected(reject.when(), reject.environment(), systems, reject.reason()));
    }

    /** Said once, it holds until the fix is rejected or the trouble is back. */
    List<IncidentEvent> signOff(SignOff sign) {
        return proof.isSigned(sign.person(), sign.system())
                ? List.of()
                : List.of(new SignedOff(sign.when(), sign.person(), sign.system(), sign.text()));
    }

    /** What must be shown in production before an incident counts as resolved. */
    void requireVerified(Set<String> affected, Gates gates) {
        var unverified = affected.stream()
                .filter(system -> !proof.isVerified(Environment.PRODUCTION, List.of(system)))
                .toList();
        gates.require(unverified.isEmpty(), NOT_VERIFIED, "Not verified in production: %s.", unverified);
        var red = proof.redChecks(Environment.PRODUCTION);
        gates.require(red.isEmpty(), CHECK_FAILED, "The last run of %s failed in production.", red);
        wayBack.requireRolledBack(gates);
    }

    Repair with(WayBack newWayBack) {
        return new Repair(newWayBack, deployments, proof);
    }

    Repair with(RollbackPlan newPlan) {
        return with(wayBack.with(newPlan));
    }

    Repair requested(FixDeploymentRequested requested) {
        return with(deployments.requested(requested), proof);
    }

    /** A new deployment voids what was verified where it goes. */
    Repair started(FixDeploymentStarted started) {
        return new Repair(
                wayBack.deployed(),
                deployments.started(started),
                proof.voided(started.environment(), started.system()));
    }

    Repair scheduled(DeploymentScheduled plan) {
        return with(deployments.with(deployments.schedules().scheduled(plan)), proof);
    }

    Repair scheduleCanceled(String scheduleId) {
        return with(deployments.with(deployments.schedules().canceled(scheduleId)), proof);
    }

    Repair finished(String deploymentId, FinishDeployment.Outcome outcome, Moment when) {
        return with(deployments.finished(deploymentId, outcome, when), proof);
    }

    Repair checked(Check check, boolean passed) {
        return with(deployments, proof.checked(check, passed));
    }

    Repair verified(FixVerified verified) {
        return with(deployments, proof.verified(verified.environment(), verified.systems()));
    }

    Repair rejected(FixRejected rejected) {
        return with(deployments, proof.rejected(rejected.environment(), rejected.systems()));
    }

    Repair signed(SignedOff signed) {
        return with(deployments, proof.signed(signed.person(), signed.system()));
    }

    /** The trouble is back: nothing is verified any more, and the way back is chosen anew, be it the same. */
    Repair reopened() {
        return new Repair(wayBack.reopened(), deployments.reopened(), proof.unverified());
    }

    private Repair with(Deployments newDeployments, Proof newProof) {
        return new Repair(wayBack, newDeployments, newProof);
    }
}
