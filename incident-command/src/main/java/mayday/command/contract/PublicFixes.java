package mayday.command.contract;

import static mayday.command.contract.PublicValues.setIfStated;

import mayday.command.incident.Check;
import mayday.command.incident.IncidentEvent;
import mayday.incident.v1.DeploymentScheduleCanceled;
import mayday.incident.v1.DeploymentScheduled;
import mayday.incident.v1.FixDeployed;
import mayday.incident.v1.FixDeploymentFailed;
import mayday.incident.v1.FixDeploymentPartial;
import mayday.incident.v1.FixDeploymentRequested;
import mayday.incident.v1.FixDeploymentStarted;
import mayday.incident.v1.FixRejected;
import mayday.incident.v1.FixVerified;

/** The public form of deployments, checks and what they showed. */
final class PublicFixes {

    private PublicFixes() {}

    static DeploymentScheduled scheduled(IncidentEvent.DeploymentScheduled plan) {
        var fact = DeploymentScheduled.newBuilder()
                .setScheduleId(plan.scheduleId())
                .setEnvironment(plan.environment())
                .setPlannedAt(PublicValues.timestamp(plan.plannedAt()))
                .setUndoPlan(plan.undoPlan())
                .addAllApprovedBy(plan.approvedBy());
        setIfStated(plan.system(), fact::setSystem);
        setIfStated(plan.version(), fact::setVersion);
        return fact.build();
    }

    static DeploymentScheduleCanceled canceled(IncidentEvent.DeploymentScheduleCanceled canceled) {
        var fact = DeploymentScheduleCanceled.newBuilder().setScheduleId(canceled.scheduleId());
        setIfStated(canceled.reason(), fact::setReason);
        return fact.build();
    }

    static FixDeploymentRequested requested(IncidentEvent.FixDeploymentRequested requested) {
        var fact = FixDeploymentRequested.newBuilder()
                .setDeploymentId(requested.deploymentId())
                .setEnvironment(requested.environment())
                .addAllCommits(requested.commits());
        setIfStated(requested.system(), fact::setSystem);
        setIfStated(requested.version(), fact::setVersion);
        setIfStated(requested.pipelineUrl(), fact::setPipelineUrl);
        setIfStated(requested.undoPlan(), fact::setUndoPlan);
        setIfStated(requested.scheduleId(), fact::setScheduleId);
        setIfStated(requested.requestedOf(), fact::setRequestedOf);
        setIfStated(requested.overrideReason(), fact::setOverrideReason);
        return fact.build();
    }

    static FixDeploymentStarted started(IncidentEvent.FixDeploymentStarted started) {
        var fact = FixDeploymentStarted.newBuilder()
                .setDeploymentId(started.deploymentId())
                .setEnvironment(started.environment())
                .addAllCommits(started.commits());
        setIfStated(started.system(), fact::setSystem);
        setIfStated(started.version(), fact::setVersion);
        setIfStated(started.pipelineUrl(), fact::setPipelineUrl);
        setIfStated(started.undoPlan(), fact::setUndoPlan);
        setIfStated(started.scheduleId(), fact::setScheduleId);
        setIfStated(started.overrideReason(), fact::setOverrideReason);
        return fact.build();
    }

    static FixDeployed deployed(IncidentEvent.FixDeployed deployed) {
        var fact = FixDeployed.newBuilder()
                .setDeploymentId(deployed.deploymentId())
                .setEnvironment(deployed.environment());
        setIfStated(deployed.text(), fact::setText);
        return fact.build();
    }

    static FixDeploymentPartial partial(IncidentEvent.FixDeploymentPartial partial) {
        var fact = FixDeploymentPartial.newBuilder()
                .setDeploymentId(partial.deploymentId())
                .setEnvironment(partial.environment());
        setIfStated(partial.text(), fact::setText);
        return fact.build();
    }

    static FixDeploymentFailed failed(IncidentEvent.FixDeploymentFailed failed) {
        var fact = FixDeploymentFailed.newBuilder()
                .setDeploymentId(failed.deploymentId())
                .setEnvironment(failed.environment());
        setIfStated(failed.text(), fact::setText);
        return fact.build();
    }

    static mayday.incident.v1.Check check(Check check) {
        var message = mayday.incident.v1.Check.newBuilder()
                .setName(check.name())
                .setEnvironment(check.environment())
                .setSymptom(check.symptom());
        setIfStated(check.system(), message::setSystem);
        setIfStated(check.run(), message::setRun);
        setIfStated(check.evidence(), evidence -> message.setEvidence(PublicValues.evidence(evidence)));
        setIfStated(check.performedBy(), message::setPerformedBy);
        setIfStated(check.text(), message::setText);
        return message.build();
    }

    static FixVerified verified(IncidentEvent.FixVerified verified) {
        var fact =
                FixVerified.newBuilder().setEnvironment(verified.environment()).addAllSystems(verified.systems());
        setIfStated(verified.text(), fact::setText);
        return fact.build();
    }

    static FixRejected rejected(IncidentEvent.FixRejected rejected) {
        return FixRejected.newBuilder()
                .setEnvironment(rejected.environment())
                .addAllSystems(rejected.systems())
                .setReason(rejected.reason())
                .build();
    }
}
