package mayday.command.encoding;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import mayday.command.incident.IncidentEvent;

/** The names and current versions under which events are stored, so that renaming a class orphans no history. */
public enum EventType {
    REPORTED(IncidentEvent.IncidentReported.class),
    REPORT_ADDED(IncidentEvent.ReportAdded.class),
    ACKNOWLEDGED(IncidentEvent.IncidentAcknowledged.class),
    SEVERITY_CHANGED(IncidentEvent.SeverityChanged.class),
    ESCALATED(IncidentEvent.IncidentEscalated.class),
    TEAM_CALLED_IN(IncidentEvent.TeamCalledIn.class),
    IMPACT_STARTED(IncidentEvent.ImpactStarted.class),
    IMPACT_CHANGED(IncidentEvent.ImpactChanged.class),
    IMPACT_ENDED(IncidentEvent.ImpactEnded.class),
    USERS_AFFECTED_ESTIMATED(IncidentEvent.UsersAffectedEstimated.class),
    PARTICIPANT_JOINED(IncidentEvent.ParticipantJoined.class),
    PARTICIPANT_LEFT(IncidentEvent.ParticipantLeft.class),
    NOTE_TAKEN(IncidentEvent.NoteTaken.class),
    CHANGE_LINKED(IncidentEvent.ChangeLinked.class),
    STRATEGY_PROPOSED(IncidentEvent.StrategyProposed.class),
    STRATEGY_CHOSEN(IncidentEvent.StrategyChosen.class),
    STRATEGY_SUPERSEDED(IncidentEvent.StrategySuperseded.class),
    ROLLBACK_PLANNED(IncidentEvent.RollbackPlanned.class),
    ROLLBACK_STEP_COMPLETED(IncidentEvent.RollbackStepCompleted.class),
    ROLLBACK_STEP_FAILED(IncidentEvent.RollbackStepFailed.class),
    DEPLOYMENT_SCHEDULED(IncidentEvent.DeploymentScheduled.class),
    DEPLOYMENT_SCHEDULE_CANCELED(IncidentEvent.DeploymentScheduleCanceled.class),
    FIX_DEPLOYMENT_REQUESTED(IncidentEvent.FixDeploymentRequested.class),
    FIX_DEPLOYMENT_STARTED(IncidentEvent.FixDeploymentStarted.class),
    FIX_DEPLOYED(IncidentEvent.FixDeployed.class),
    FIX_DEPLOYMENT_PARTIAL(IncidentEvent.FixDeploymentPartial.class),
    FIX_DEPLOYMENT_FAILED(IncidentEvent.FixDeploymentFailed.class),
    CHECK_PASSED(IncidentEvent.CheckPassed.class),
    CHECK_FAILED(IncidentEvent.CheckFailed.class),
    FIX_VERIFIED(IncidentEvent.FixVerified.class),
    FIX_REJECTED(IncidentEvent.FixRejected.class),
    MITIGATED(IncidentEvent.IncidentMitigated.class),
    WATCH_STARTED(IncidentEvent.WatchStarted.class),
    WATCH_ENDED(IncidentEvent.WatchEnded.class),
    RESOLVED(IncidentEvent.IncidentResolved.class),
    REOPENED(IncidentEvent.IncidentReopened.class),
    WAR_ROOM_OPENED(IncidentEvent.WarRoomOpened.class),
    WAR_ROOM_CLOSED(IncidentEvent.WarRoomClosed.class),
    PARTICIPANT_NAMED(IncidentEvent.ParticipantNamed.class),
    PARTICIPANT_REMOVED(IncidentEvent.ParticipantRemoved.class),
    ROLE_ASSIGNED(IncidentEvent.RoleAssigned.class),
    HYPOTHESIS_RAISED(IncidentEvent.HypothesisRaised.class),
    HYPOTHESIS_RULED_OUT(IncidentEvent.HypothesisRuledOut.class),
    HYPOTHESIS_CONFIRMED(IncidentEvent.HypothesisConfirmed.class),
    CHANGE_UNLINKED(IncidentEvent.ChangeUnlinked.class),
    SIGNED_OFF(IncidentEvent.SignedOff.class),
    ENTRY_CORRECTED(IncidentEvent.EntryCorrected.class),
    ENTRY_RETRACTED(IncidentEvent.EntryRetracted.class),
    ENTRY_PINNED(IncidentEvent.EntryPinned.class),
    ENTRY_UNPINNED(IncidentEvent.EntryUnpinned.class),
    REGRESSION_REPORTED(IncidentEvent.RegressionReported.class),
    DISMISSED(IncidentEvent.IncidentDismissed.class),
    MERGED(IncidentEvent.IncidentMerged.class),
    ABSORBED(IncidentEvent.IncidentAbsorbed.class),
    SPLIT(IncidentEvent.IncidentSplit.class),
    SPLIT_OFF(IncidentEvent.IncidentSplitOff.class),
    CHECKLIST_ITEM_TICKED(IncidentEvent.ChecklistItemTicked.class),
    ACCESS_RESTRICTED(IncidentEvent.AccessRestricted.class),
    ACCESS_OPENED(IncidentEvent.AccessOpened.class);

    private static final Map<Class<?>, EventType> BY_SHAPE =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::shape, type -> type));
    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::storedName, type -> type));

    private final Class<? extends IncidentEvent> shape;
    private final int version = 1;
    private final String publicName = name().toLowerCase(Locale.ROOT);
    private final String storedName = "incident." + publicName;

    EventType(Class<? extends IncidentEvent> shape) {
        this.shape = shape;
    }

    public static EventType of(IncidentEvent event) {
        return of(event.getClass());
    }

    public static EventType of(Class<?> shape) {
        var type = BY_SHAPE.get(shape);
        if (type == null) {
            throw new IllegalStateException(shape + " has no name to be stored under");
        }
        return type;
    }

    public static EventType named(String storedName) {
        var type = BY_NAME.get(storedName);
        if (type == null) {
            throw new IllegalStateException("This version of the service does not know events named " + storedName);
        }
        return type;
    }

    public Class<? extends IncidentEvent> shape() {
        return shape;
    }

    /** The fact's public name, such as {@code impact_started}. */
    public String publicName() {
        return publicName;
    }

    /** The name in the store, such as {@code incident.impact_started}. */
    public String storedName() {
        return storedName;
    }

    /** The version that is written; older ones are upcast when they are read. */
    public int version() {
        return version;
    }
}
