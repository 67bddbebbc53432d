package mayday.command.axon;

import java.util.UUID;
import java.util.function.Supplier;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentCommand.Acknowledge;
import mayday.command.incident.IncidentCommand.AddReport;
import mayday.command.incident.IncidentCommand.AssignRole;
import mayday.command.incident.IncidentCommand.CancelSchedule;
import mayday.command.incident.IncidentCommand.ChangeImpact;
import mayday.command.incident.IncidentCommand.ChooseStrategy;
import mayday.command.incident.IncidentCommand.CloseWarRoom;
import mayday.command.incident.IncidentCommand.CompleteRollbackStep;
import mayday.command.incident.IncidentCommand.ConfirmHypothesis;
import mayday.command.incident.IncidentCommand.Correct;
import mayday.command.incident.IncidentCommand.Deescalate;
import mayday.command.incident.IncidentCommand.DeployFix;
import mayday.command.incident.IncidentCommand.Dismiss;
import mayday.command.incident.IncidentCommand.EndImpact;
import mayday.command.incident.IncidentCommand.EndWatch;
import mayday.command.incident.IncidentCommand.Escalate;
import mayday.command.incident.IncidentCommand.EstimateUsersAffected;
import mayday.command.incident.IncidentCommand.ExpireWatch;
import mayday.command.incident.IncidentCommand.FinishDeployment;
import mayday.command.incident.IncidentCommand.Hypothesize;
import mayday.command.incident.IncidentCommand.JoinWarRoom;
import mayday.command.incident.IncidentCommand.LeaveWarRoom;
import mayday.command.incident.IncidentCommand.LinkChange;
import mayday.command.incident.IncidentCommand.Merge;
import mayday.command.incident.IncidentCommand.Mitigate;
import mayday.command.incident.IncidentCommand.NameParticipant;
import mayday.command.incident.IncidentCommand.Note;
import mayday.command.incident.IncidentCommand.OpenWarRoom;
import mayday.command.incident.IncidentCommand.Pin;
import mayday.command.incident.IncidentCommand.PlanRollback;
import mayday.command.incident.IncidentCommand.ProposeStrategy;
import mayday.command.incident.IncidentCommand.RecordCheck;
import mayday.command.incident.IncidentCommand.RejectFix;
import mayday.command.incident.IncidentCommand.RemoveParticipant;
import mayday.command.incident.IncidentCommand.Reopen;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentCommand.ReportRegression;
import mayday.command.incident.IncidentCommand.RequestDeployment;
import mayday.command.incident.IncidentCommand.Resolve;
import mayday.command.incident.IncidentCommand.Restrict;
import mayday.command.incident.IncidentCommand.Retract;
import mayday.command.incident.IncidentCommand.RuleOut;
import mayday.command.incident.IncidentCommand.ScheduleDeployment;
import mayday.command.incident.IncidentCommand.SignOff;
import mayday.command.incident.IncidentCommand.Split;
import mayday.command.incident.IncidentCommand.StartImpact;
import mayday.command.incident.IncidentCommand.StartWatch;
import mayday.command.incident.IncidentCommand.TickChecklist;
import mayday.command.incident.IncidentCommand.UnlinkChange;
import mayday.command.incident.IncidentCommand.Unpin;
import mayday.command.incident.IncidentCommand.Unrestrict;
import mayday.command.incident.IncidentCommand.Verify;
import mayday.command.incident.Policy;
import mayday.command.store.CommandReceipt;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.modelling.annotation.InjectEntity;

/** Loads the incident, lets its rules decide, appends what they decided. */
final class IncidentCommandHandler {

    private final Policy policy;
    private final Supplier<UUID> eventIds;

    IncidentCommandHandler(Policy policy, Supplier<UUID> eventIds) {
        this.policy = policy;
        this.eventIds = eventIds;
    }

    @CommandHandler
    CommandReceipt handle(
            ReportIncident command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            AddReport command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Acknowledge command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Escalate command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Deescalate command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            StartImpact command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            ChangeImpact command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            EndImpact command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            EstimateUsersAffected command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            JoinWarRoom command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            LeaveWarRoom command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Note command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            LinkChange command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            ProposeStrategy command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            PlanRollback command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            CompleteRollbackStep command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            ChooseStrategy command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            ScheduleDeployment command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            CancelSchedule command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            RequestDeployment command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            DeployFix command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            FinishDeployment command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            RecordCheck command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Verify command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            RejectFix command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Mitigate command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            StartWatch command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            EndWatch command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Resolve command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Reopen command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            OpenWarRoom command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            CloseWarRoom command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            NameParticipant command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            RemoveParticipant command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            AssignRole command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            TickChecklist command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Restrict command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Unrestrict command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Hypothesize command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            RuleOut command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            ConfirmHypothesis command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            UnlinkChange command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Correct command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Retract command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Pin command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Unpin command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            SignOff command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            ExpireWatch command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            ReportRegression command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            ProcessingContext work) {
        return decide(command, incident, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Merge command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            @InjectEntity(idProperty = "into") RecordedIncident into,
            ProcessingContext work) {
        return decide(command, incident, into, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Split command,
            @InjectEntity(idProperty = "incident") RecordedIncident incident,
            @InjectEntity(idProperty = "into") RecordedIncident into,
            ProcessingContext work) {
        return decide(command, incident, into, work);
    }

    @CommandHandler
    CommandReceipt handle(
            Dismiss command, @InjectEntity(idProperty = "incident") RecordedIncident incident, ProcessingContext work) {
        return decide(command, incident, work);
    }

    private CommandReceipt decide(IncidentCommand command, RecordedIncident incident, ProcessingContext work) {
        return new CommandInProgress(command, incident, null, work).decide(policy, eventIds);
    }

    private CommandReceipt decide(
            IncidentCommand command, RecordedIncident incident, RecordedIncident other, ProcessingContext work) {
        return new CommandInProgress(command, incident, other, work).decide(policy, eventIds);
    }
}
