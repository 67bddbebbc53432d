package mayday.command.contract;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.function.Consumer;
import mayday.command.incident.Actor;
import mayday.command.incident.AffectedSystem;
import mayday.command.incident.Change;
import mayday.command.incident.Evidence;
import mayday.command.incident.ImpactTarget;
import mayday.command.incident.Moment;
import mayday.command.incident.Reproduction;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.ChangeKind;
import mayday.incident.v1.ChangeRole;
import mayday.incident.v1.ChecklistState;
import mayday.incident.v1.Confidence;
import mayday.incident.v1.DismissReason;
import mayday.incident.v1.HypothesisArea;
import mayday.incident.v1.ImpactEndReason;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.IncidentMode;
import mayday.incident.v1.NoteKind;
import mayday.incident.v1.Precision;
import mayday.incident.v1.ReportSource;
import mayday.incident.v1.ResponderRole;
import mayday.incident.v1.RestoreSource;
import mayday.incident.v1.Severity;
import mayday.incident.v1.Strategy;
import org.jspecify.annotations.Nullable;

/** The public form of the values that facts are made of. */
final class PublicValues {

    private PublicValues() {}

    static <T> void setIfStated(@Nullable T value, Consumer<T> set) {
        if (value != null) {
            set.accept(value);
        }
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    static mayday.incident.v1.Moment moment(Moment moment) {
        return mayday.incident.v1.Moment.newBuilder()
                .setAt(timestamp(moment.at()))
                .setPrecision(precision(moment.precision()))
                .build();
    }

    static mayday.incident.v1.Actor actor(Actor actor) {
        var message = mayday.incident.v1.Actor.newBuilder()
                .setKind(named(ActorKind.class, actor.kind(), "ACTOR_KIND_"))
                .setId(actor.id());
        setIfStated(actor.name(), message::setName);
        setIfStated(actor.role(), message::setRole);
        return message.build();
    }

    static mayday.incident.v1.ImpactTarget target(ImpactTarget target) {
        var message = mayday.incident.v1.ImpactTarget.newBuilder().setSystem(target.system());
        setIfStated(target.functionality(), message::setFunctionality);
        setIfStated(target.region(), message::setRegion);
        return message.build();
    }

    static mayday.incident.v1.AffectedSystem affected(AffectedSystem affected) {
        var message = mayday.incident.v1.AffectedSystem.newBuilder()
                .setTarget(target(affected.target()))
                .setLevel(level(affected.level()))
                .setAssumed(affected.assumed());
        setIfStated(affected.since(), since -> message.setSince(moment(since)));
        return message.build();
    }

    static mayday.incident.v1.Reproduction reproduction(Reproduction reproduction) {
        var message = mayday.incident.v1.Reproduction.newBuilder().addAllSteps(reproduction.steps());
        setIfStated(reproduction.expected(), message::setExpected);
        setIfStated(reproduction.seen(), message::setSeen);
        setIfStated(reproduction.environment(), message::setEnvironment);
        return message.build();
    }

    static mayday.incident.v1.Evidence evidence(Evidence evidence) {
        var message = mayday.incident.v1.Evidence.newBuilder();
        setIfStated(evidence.url(), message::setUrl);
        setIfStated(evidence.query(), message::setQuery);
        setIfStated(evidence.from(), from -> message.setFrom(timestamp(from)));
        setIfStated(evidence.to(), to -> message.setTo(timestamp(to)));
        return message.build();
    }

    static mayday.incident.v1.Change change(Change change) {
        var message = mayday.incident.v1.Change.newBuilder()
                .setId(change.id())
                .setKind(named(ChangeKind.class, change.kind(), "CHANGE_KIND_"));
        setIfStated(change.system(), message::setSystem);
        setIfStated(change.reference(), message::setReference);
        setIfStated(change.at(), at -> message.setAt(moment(at)));
        return message.build();
    }

    static Precision precision(mayday.command.incident.Precision precision) {
        return named(Precision.class, precision, "PRECISION_");
    }

    static IncidentMode mode(mayday.command.incident.Mode mode) {
        return named(IncidentMode.class, mode, "INCIDENT_MODE_");
    }

    static ReportSource source(mayday.command.incident.ReportSource source) {
        return named(ReportSource.class, source, "REPORT_SOURCE_");
    }

    static Severity severity(mayday.command.incident.@Nullable Severity severity) {
        return named(Severity.class, severity, "SEVERITY_");
    }

    static ImpactLevel level(mayday.command.incident.@Nullable ImpactLevel level) {
        return named(ImpactLevel.class, level, "IMPACT_LEVEL_");
    }

    static ImpactEndReason endReason(mayday.command.incident.IncidentEvent.ImpactEnded.Reason reason) {
        return named(ImpactEndReason.class, reason, "IMPACT_END_REASON_");
    }

    static NoteKind noteKind(mayday.command.incident.NoteKind kind) {
        return named(NoteKind.class, kind, "NOTE_KIND_");
    }

    static Confidence confidence(mayday.command.incident.@Nullable Confidence confidence) {
        return named(Confidence.class, confidence, "CONFIDENCE_");
    }

    static ChangeRole changeRole(Change.Role role) {
        return named(ChangeRole.class, role, "CHANGE_ROLE_");
    }

    static Strategy strategy(mayday.command.incident.Strategy strategy) {
        return named(Strategy.class, strategy, "STRATEGY_");
    }

    static RestoreSource restoreSource(mayday.command.incident.@Nullable RestoreSource source) {
        return named(RestoreSource.class, source, "RESTORE_SOURCE_");
    }

    static ResponderRole responderRole(mayday.command.incident.ResponderRole role) {
        return named(ResponderRole.class, role, "RESPONDER_ROLE_");
    }

    static ChecklistState checklistState(mayday.command.incident.ChecklistState state) {
        return named(ChecklistState.class, state, "CHECKLIST_STATE_");
    }

    static HypothesisArea hypothesisArea(mayday.command.incident.HypothesisArea area) {
        return named(HypothesisArea.class, area, "HYPOTHESIS_AREA_");
    }

    static DismissReason dismissReason(mayday.command.incident.DismissReason reason) {
        return named(DismissReason.class, reason, "DISMISS_REASON_");
    }

    /** Contract enums repeat ours with a prefix; what nobody stated is UNSPECIFIED. A test walks every constant. */
    static <P extends Enum<P>> P named(Class<P> contract, @Nullable Enum<?> ours, String prefix) {
        return Enum.valueOf(contract, prefix + (ours == null ? "UNSPECIFIED" : ours.name()));
    }
}
