package mayday.command.incident;

import static mayday.command.incident.Correction.Field.DETECTED_AT;
import static mayday.command.incident.Correction.Field.ENVIRONMENT;
import static mayday.command.incident.Correction.Field.IMPACT_STARTED_AT;
import static mayday.command.incident.Correction.Field.LEVEL;
import static mayday.command.incident.Correction.Field.MINUTES_LOST;
import static mayday.command.incident.Correction.Field.OCCURRED_AT;
import static mayday.command.incident.Correction.Field.PASSED;
import static mayday.command.incident.Correction.Field.SEVERITY;
import static mayday.command.incident.Correction.Field.SYSTEM;
import static mayday.command.incident.Correction.Field.TEXT;
import static mayday.command.incident.Correction.Field.TITLE;
import static mayday.command.incident.Correction.Field.UPPER;
import static mayday.command.incident.Correction.Field.VALUE;
import static mayday.command.incident.Correction.Field.VERSION;

import java.util.EnumSet;
import java.util.Set;
import mayday.command.incident.Correction.Field;
import mayday.command.incident.IncidentEvent.*;

/** Which fields of which event people may put right; docs/commands.md holds the same table. */
final class Correctable {

    private Correctable() {}

    static Set<Field> fieldsOf(IncidentEvent event) {
        return switch (event) {
            case IncidentReported _ -> EnumSet.of(OCCURRED_AT, TITLE, TEXT, SEVERITY, IMPACT_STARTED_AT, DETECTED_AT);
            case ReportAdded _, RegressionReported _ -> EnumSet.of(OCCURRED_AT, TEXT, SYSTEM);
            case SeverityChanged _ -> EnumSet.of(OCCURRED_AT, TEXT, SEVERITY);
            case ImpactStarted _ -> EnumSet.of(OCCURRED_AT, TEXT, LEVEL, SYSTEM);
            // Which system it was is said where it began.
            case ImpactChanged _ -> EnumSet.of(OCCURRED_AT, TEXT, LEVEL);
            case ImpactEnded ended -> isOfBoth(ended) ? EnumSet.of(TEXT) : EnumSet.of(OCCURRED_AT, TEXT);
            case UsersAffectedEstimated _ -> EnumSet.of(OCCURRED_AT, TEXT, VALUE, UPPER);
            case NoteTaken _ -> EnumSet.of(OCCURRED_AT, TEXT, SYSTEM, MINUTES_LOST);
            case FixDeploymentRequested _, FixDeploymentStarted _ ->
                EnumSet.of(OCCURRED_AT, SYSTEM, ENVIRONMENT, VERSION);
            case FixVerified _, FixRejected _ -> EnumSet.of(OCCURRED_AT, TEXT, ENVIRONMENT);
            case CheckPassed _, CheckFailed _ -> EnumSet.of(OCCURRED_AT, TEXT, SYSTEM, ENVIRONMENT, PASSED);
            case FixDeployed _,
                    FixDeploymentPartial _,
                    FixDeploymentFailed _,
                    IncidentAcknowledged _,
                    IncidentEscalated _,
                    TeamCalledIn _,
                    ParticipantRemoved _,
                    HypothesisRaised _,
                    HypothesisRuledOut _,
                    HypothesisConfirmed _,
                    ChangeLinked _,
                    ChangeUnlinked _,
                    StrategyProposed _,
                    StrategyChosen _,
                    RollbackStepCompleted _,
                    RollbackStepFailed _,
                    DeploymentScheduleCanceled _,
                    StrategySuperseded _,
                    SignedOff _,
                    ChecklistItemTicked _,
                    AccessRestricted _,
                    AccessOpened _,
                    IncidentMitigated _,
                    WatchEnded _,
                    IncidentResolved _,
                    IncidentDismissed _,
                    IncidentReopened _ -> EnumSet.of(OCCURRED_AT, TEXT);
            case WarRoomOpened _,
                    WarRoomClosed _,
                    ParticipantJoined _,
                    ParticipantLeft _,
                    ParticipantNamed _,
                    RoleAssigned _,
                    RollbackPlanned _,
                    DeploymentScheduled _,
                    WatchStarted _ -> EnumSet.of(OCCURRED_AT);
            // Two incidents tell of it, and neither can be moved alone.
            case IncidentMerged _, IncidentAbsorbed _, IncidentSplit _, IncidentSplitOff _ -> EnumSet.of(TEXT);
            // A correction is corrected through what it speaks of; the others say nothing that could be wrong.
            case AboutEntry _ -> EnumSet.noneOf(Field.class);
        };
    }

    /**
     * The first word on an incident cannot be taken back, a pin is unpinned, and what joins or parts two incidents stands
     * in both.
     */
    static boolean isRetractable(IncidentEvent event) {
        return !(event instanceof IncidentReported
                || (event instanceof ImpactEnded ended && isOfBoth(ended))
                || event instanceof IncidentMerged
                || event instanceof IncidentAbsorbed
                || event instanceof IncidentSplit
                || event instanceof IncidentSplitOff
                || event instanceof EntryPinned
                || event instanceof EntryUnpinned);
    }

    /** The impact went on in the other incident from then on: no minute may be counted twice, or in neither. */
    private static boolean isOfBoth(ImpactEnded ended) {
        return ended.reason() == ImpactEnded.Reason.MERGED;
    }
}
