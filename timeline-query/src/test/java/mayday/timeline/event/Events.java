package mayday.timeline.event;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mayday.incident.v1.Actor;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.AffectedSystem;
import mayday.incident.v1.Correction;
import mayday.incident.v1.DismissReason;
import mayday.incident.v1.FixDeployed;
import mayday.incident.v1.FixDeploymentFailed;
import mayday.incident.v1.FixDeploymentRequested;
import mayday.incident.v1.FixDeploymentStarted;
import mayday.incident.v1.FixRejected;
import mayday.incident.v1.FixVerified;
import mayday.incident.v1.ImpactChanged;
import mayday.incident.v1.ImpactEndReason;
import mayday.incident.v1.ImpactEnded;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.ImpactStarted;
import mayday.incident.v1.ImpactTarget;
import mayday.incident.v1.IncidentAcknowledged;
import mayday.incident.v1.IncidentDismissed;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentMitigated;
import mayday.incident.v1.IncidentMode;
import mayday.incident.v1.IncidentReopened;
import mayday.incident.v1.IncidentReported;
import mayday.incident.v1.IncidentResolved;
import mayday.incident.v1.Moment;
import mayday.incident.v1.NoteKind;
import mayday.incident.v1.NoteTaken;
import mayday.incident.v1.ParticipantJoined;
import mayday.incident.v1.Precision;
import mayday.incident.v1.ReportSource;
import mayday.incident.v1.RollbackPart;
import mayday.incident.v1.Severity;
import mayday.incident.v1.SeverityChanged;
import mayday.incident.v1.Strategy;
import mayday.incident.v1.StrategyChosen;
import mayday.incident.v1.WatchEnded;
import mayday.incident.v1.WatchStarted;
import org.jspecify.annotations.Nullable;

/**
 * The log of one incident as incident-command would publish it: each method appends one event.
 *
 * <p>Times are minutes after {@link #START}, so that a test reads "down at 10, up at 25".
 */
public final class Events {

    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static final AtomicLong COUNT = new AtomicLong(1);
    private static final JsonFormat.Printer JSON =
            JsonFormat.printer().omittingInsignificantWhitespace().alwaysPrintFieldsWithNoPresence();

    private final UUID incident = new UUID(COUNT.get() << 16 | 0x7000, 0x8000_0000_0000_0000L | COUNT.get());
    private final String number = "INC-" + COUNT.getAndIncrement();
    private final List<IncidentEvent> log = new ArrayList<>();
    private String actor = "ada";
    private Precision precision = Precision.PRECISION_EXACT;
    private String command = "command-1";

    private Events() {}

    public static Events incident() {
        return new Events();
    }

    /** Reported at minute 0, SEV2, checkout named as affected. */
    public static Events reported() {
        return incident().report(0, _ -> {});
    }

    public Events report(double minute, Consumer<IncidentReported.Builder> more) {
        var reported = IncidentReported.newBuilder()
                .setTitle("Checkout is down")
                .setSource(ReportSource.REPORT_SOURCE_MONITORING)
                .setSeverity(Severity.SEVERITY_SEV2)
                .setMode(IncidentMode.INCIDENT_MODE_LIVE)
                .addSystems(AffectedSystem.newBuilder().setTarget(target("checkout")));
        more.accept(reported);
        return add(minute, event -> event.setReported(reported));
    }

    public Events acknowledged(double minute) {
        return add(minute, event -> event.setAcknowledged(IncidentAcknowledged.getDefaultInstance()));
    }

    public Events started(double minute, String system, ImpactLevel level) {
        return add(
                minute,
                event -> event.setImpactStarted(
                        ImpactStarted.newBuilder().setTarget(target(system)).setLevel(level)));
    }

    public Events down(double minute, String system) {
        return started(minute, system, ImpactLevel.IMPACT_LEVEL_DOWN);
    }

    public Events changed(double minute, String system, ImpactLevel to) {
        return add(
                minute,
                event -> event.setImpactChanged(
                        ImpactChanged.newBuilder().setTarget(target(system)).setTo(to)));
    }

    public Events ended(double minute, String system) {
        return add(
                minute,
                event -> event.setImpactEnded(ImpactEnded.newBuilder()
                        .setTarget(target(system))
                        .setReason(ImpactEndReason.IMPACT_END_REASON_STATED)));
    }

    public Events severity(double minute, Severity from, Severity to) {
        return add(
                minute,
                event -> event.setSeverityChanged(
                        SeverityChanged.newBuilder().setFrom(from).setTo(to)));
    }

    public Events note(double minute, String text) {
        return add(
                minute,
                event -> event.setNoteTaken(NoteTaken.newBuilder()
                        .setKind(NoteKind.NOTE_KIND_OBSERVATION)
                        .setText(text)));
    }

    public Events joined(double minute, String person, String team) {
        return add(
                minute,
                event -> event.setParticipantJoined(
                        ParticipantJoined.newBuilder().setPerson(person).setTeam(team)));
    }

    public Events strategy(double minute, Strategy strategy) {
        return add(
                minute,
                event -> event.setStrategyChosen(StrategyChosen.newBuilder().setStrategy(strategy)));
    }

    public Events rollback(double minute, String... parts) {
        return add(
                minute,
                event -> event.setStrategyChosen(StrategyChosen.newBuilder()
                        .setStrategy(Strategy.STRATEGY_ROLLBACK)
                        .addAllRollbackParts(parts(null, parts))));
    }

    public Events planned(double minute, @Nullable String targetVersion, String... parts) {
        return add(minute, event -> event.getRollbackPlannedBuilder().addAllParts(parts(targetVersion, parts)));
    }

    private static List<RollbackPart> parts(@Nullable String targetVersion, String... names) {
        var part = RollbackPart.newBuilder();
        if (targetVersion != null) {
            part.setTargetVersion(targetVersion);
        }
        return Stream.of(names).map(name -> part.clone().setName(name).build()).toList();
    }

    public Events wentBack(double minute, String part) {
        return add(minute, event -> event.getRollbackStepCompletedBuilder().setPart(part));
    }

    public Events stayed(double minute, String part) {
        return add(minute, event -> event.getRollbackStepFailedBuilder().setPart(part));
    }

    public Events requested(double minute, String deployment, String environment) {
        return add(
                minute,
                event -> event.setFixDeploymentRequested(FixDeploymentRequested.newBuilder()
                        .setDeploymentId(deployment)
                        .setEnvironment(environment)));
    }

    public Events deploying(double minute, String deployment, String environment) {
        return add(
                minute,
                event -> event.setFixDeploymentStarted(FixDeploymentStarted.newBuilder()
                        .setDeploymentId(deployment)
                        .setEnvironment(environment)));
    }

    public Events deployed(double minute, String deployment, String environment) {
        return add(
                minute,
                event -> event.setFixDeployed(
                        FixDeployed.newBuilder().setDeploymentId(deployment).setEnvironment(environment)));
    }

    public Events deploymentFailed(double minute, String deployment) {
        return add(
                minute,
                event -> event.setFixDeploymentFailed(FixDeploymentFailed.newBuilder()
                        .setDeploymentId(deployment)
                        .setEnvironment("production")));
    }

    public Events verified(double minute) {
        return add(
                minute, event -> event.setFixVerified(FixVerified.newBuilder().setEnvironment("production")));
    }

    public Events rejected(double minute) {
        return add(
                minute, event -> event.setFixRejected(FixRejected.newBuilder().setEnvironment("production")));
    }

    public Events mitigated(double minute) {
        return add(minute, event -> event.setMitigated(IncidentMitigated.getDefaultInstance()));
    }

    public Events watching(double minute) {
        return add(
                minute, event -> event.setWatchStarted(WatchStarted.newBuilder().setUntil(timestamp(at(minute + 60)))));
    }

    public Events watched(double minute) {
        return add(minute, event -> event.setWatchEnded(WatchEnded.newBuilder().setClean(true)));
    }

    public Events resolved(double minute) {
        return add(
                minute, event -> event.setResolved(IncidentResolved.newBuilder().setSummary("Rolled back")));
    }

    public Events dismissed(double minute) {
        return add(
                minute,
                event -> event.setDismissed(
                        IncidentDismissed.newBuilder().setReason(DismissReason.DISMISS_REASON_FALSE_ALARM)));
    }

    public Events merged(double minute, String into) {
        return add(
                minute,
                event -> event.getMergedBuilder()
                        .setIntoIncidentId("0198f000-0000-7000-8000-000000000007")
                        .setIntoIncidentNumber(into));
    }

    public Events absorbed(double minute, String number) {
        return add(minute, event -> event.getAbsorbedBuilder().setIncidentNumber(number));
    }

    public Events reopened(double minute) {
        return add(minute, event -> event.setReopened(IncidentReopened.getDefaultInstance()));
    }

    /** Puts the entry with this sequence right. */
    public Events corrected(int sequence, Consumer<Correction.Builder> values) {
        return add(minutes(), event -> {
            var corrected = event.getEntryCorrectedBuilder()
                    .setEventId(eventId(sequence).toString())
                    .setReason("it was not like that");
            values.accept(corrected.getCorrectionBuilder());
        });
    }

    /** The entry with this sequence happened at another minute. */
    public Events moved(int sequence, double minute) {
        return corrected(sequence, values -> values.setOccurredAt(moment(minute)));
    }

    public Events retracted(int sequence) {
        return add(
                minutes(),
                event -> event.getEntryRetractedBuilder()
                        .setEventId(eventId(sequence).toString())
                        .setReason("it did not happen"));
    }

    public Events pinned(int sequence) {
        return add(
                minutes(),
                event -> event.getEntryPinnedBuilder()
                        .setEventId(eventId(sequence).toString()));
    }

    public Events unpinned(int sequence) {
        return add(
                minutes(),
                event -> event.getEntryUnpinnedBuilder()
                        .setEventId(eventId(sequence).toString()));
    }

    /** What is said of the record is said an hour later. */
    private double minutes() {
        return 60.0 + log.size();
    }

    public static Moment.Builder moment(double minute) {
        return Moment.newBuilder().setAt(timestamp(at(minute))).setPrecision(Precision.PRECISION_EXACT);
    }

    /** From here on somebody else speaks, and with another command. */
    public Events by(String person) {
        actor = person;
        command = "command-" + (log.size() + 1);
        return this;
    }

    /** From here on instants are known this well. */
    public Events known(Precision how) {
        precision = how;
        return this;
    }

    public Events add(double minute, Consumer<IncidentEvent.Builder> fact) {
        var occurred = at(minute);
        var event = IncidentEvent.newBuilder()
                .setEventId(eventId(log.size() + 1).toString())
                .setIncidentId(incident.toString())
                .setIncidentNumber(number)
                .setSequence(log.size() + 1)
                .setOccurredAt(timestamp(occurred))
                .setOccurredAtPrecision(precision)
                .setRecordedAt(timestamp(START.plusSeconds(3_600L * 24 * 30 + log.size())))
                .setActor(
                        Actor.newBuilder().setKind(ActorKind.ACTOR_KIND_PERSON).setId(actor))
                .setSource("rest")
                .setCorrelationId(command)
                .setRecordHash("00");
        fact.accept(event);
        log.add(event.build());
        return this;
    }

    public UUID eventId(int sequence) {
        return new UUID(incident.getMostSignificantBits(), 0x9000_0000_0000_0000L | sequence);
    }

    public static Instant at(double minute) {
        return START.plusMillis(Math.round(minute * 60_000));
    }

    public UUID id() {
        return incident;
    }

    public String number() {
        return number;
    }

    public IncidentEvent[] all() {
        return log.toArray(IncidentEvent[]::new);
    }

    /** Counted from 1, as sequences are. */
    public IncidentEvent event(int sequence) {
        return log.get(sequence - 1);
    }

    public IncidentEvent last() {
        return log.getLast();
    }

    /** As this service reads them. */
    public List<PublishedEvent> published() {
        return log.stream().map(Events::published).toList();
    }

    public static PublishedEvent published(IncidentEvent event) {
        try {
            return EventReader.event(EventReader.tree(json(event).getBytes(StandardCharsets.UTF_8)));
        } catch (UnreadableEvent impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String json(IncidentEvent event) {
        try {
            return JSON.print(event);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String factName(IncidentEvent event) {
        if (event.getFactCase() == IncidentEvent.FactCase.FACT_NOT_SET) {
            return "not_known";
        }
        return IncidentEvent.getDescriptor()
                .findFieldByNumber(event.getFactCase().getNumber())
                .getName();
    }

    public static ImpactTarget.Builder target(String system) {
        return ImpactTarget.newBuilder().setSystem(system);
    }

    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
