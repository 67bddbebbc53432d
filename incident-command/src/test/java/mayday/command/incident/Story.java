package mayday.command.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentRejection.Reason;

/** What has been asked of one incident so far: given commands, when a command, then events. */
final class Story {

    static final IncidentId ID = new IncidentId(UUID.fromString("01900000-0000-7000-8000-000000000001"));

    private final Mode mode;
    private Policy policy = Policy.standard();
    private IncidentLog log = IncidentLog.empty();
    private final List<IncidentEvent> history = new ArrayList<>();

    private Story(Mode mode) {
        this.mode = mode;
    }

    static Story unreported() {
        return new Story(Mode.LIVE);
    }

    static Story live(AffectedSystem... systems) {
        return new Story(Mode.LIVE).reported(systems);
    }

    static Story retrospective(AffectedSystem... systems) {
        return new Story(Mode.RETROSPECTIVE).reported(systems);
    }

    private Story reported(AffectedSystem... systems) {
        return given(new ReportIncident(
                ID,
                at("10:00"),
                42,
                "Checkout is broken",
                null,
                ReportSource.SUPPORT,
                null,
                null,
                Severity.SEV3,
                List.of(systems),
                null,
                null,
                null,
                null,
                mode));
    }

    /** From now on this is demanded. */
    Story under(Policy newPolicy) {
        policy = newPolicy;
        return this;
    }

    Story given(IncidentCommand... commands) {
        for (var command : commands) {
            history(log.decide(command, policy), Actor.Kind.PERSON);
        }
        return this;
    }

    Story givenByService(IncidentCommand command) {
        history(log.decide(command, policy), Actor.Kind.SERVICE);
        return this;
    }

    private void history(Decision decision, Actor.Kind teller) {
        history(decision.events(), teller);
        history(decision.followUps(), Actor.Kind.SYSTEM);
    }

    private void history(List<IncidentEvent> events, Actor.Kind teller) {
        for (var event : events) {
            history.add(event);
            log = log.with(Entry.of(idOf(history.size()), event, teller));
        }
    }

    /** The event id of an entry, by its place in the log from 1 on. */
    static UUID idOf(int sequence) {
        return new UUID(0x7000, sequence);
    }

    /** The event id of the last entry. */
    UUID last() {
        return idOf(history.size());
    }

    /** What counts, as it was put right. */
    List<IncidentEvent> facts() {
        return InEffect.of(log.entries()).facts();
    }

    List<IncidentEvent> when(IncidentCommand command) {
        return log.decide(command, policy).all();
    }

    List<String> warningsOf(IncidentCommand command) {
        return log.decide(command, policy).warnings().stream()
                .map(Warning::code)
                .toList();
    }

    void refuses(Reason reason, IncidentCommand command) {
        var before = log;
        var rejection = catchThrowableOfType(IncidentRejection.class, () -> log.decide(command, policy));
        assertThat(rejection).as("refusal of %s", command).isNotNull();
        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection).message().isNotBlank();
        assertThat(log).isEqualTo(before);
    }

    /** What people are told of a refusal. */
    String messageOf(IncidentCommand command) {
        var rejection = catchThrowableOfType(IncidentRejection.class, () -> log.decide(command, policy));
        return String.valueOf(rejection.getMessage());
    }

    Incident state() {
        return log.incident();
    }

    List<IncidentEvent> history() {
        return List.copyOf(history);
    }

    /** The standard, of a team that knows which systems are cached. */
    static Policy cached(String... systems) {
        var standard = Policy.standard();
        return new Policy(
                standard.productionNames(),
                standard.beforeProduction(),
                standard.watchLengths(),
                standard.signOffs(),
                standard.rounds(),
                standard.symptomCheck(),
                new Policy.Caches(Set.of(systems), "caches"),
                standard.reopensOnRegression());
    }

    static Moment at(String time) {
        return Moment.exactly(Instant.parse("2026-03-01T" + time + ":00Z"));
    }

    static Moment sometimeOn(String day) {
        return new Moment(Instant.parse(day + "T00:00:00Z"), Precision.DAY);
    }

    static AffectedSystem named(String system) {
        return new AffectedSystem(ImpactTarget.system(system), null, false, null);
    }

    static AffectedSystem impacted(String system, ImpactLevel level) {
        return new AffectedSystem(ImpactTarget.system(system), level, false, null);
    }

    static StartImpact startImpact(String time, String system, ImpactLevel level) {
        return new StartImpact(ID, at(time), ImpactTarget.system(system), level, false, null);
    }

    static ChangeImpact changeImpact(String time, String system, ImpactLevel level) {
        return new ChangeImpact(ID, at(time), ImpactTarget.system(system), level, false, null);
    }

    static EndImpact endImpact(String time, String system) {
        return new EndImpact(ID, at(time), ImpactTarget.system(system), null);
    }

    static Resolve resolve(String time) {
        return new Resolve(ID, at(time), "Fixed", false, null);
    }

    static Mitigate mitigate(String time) {
        return new Mitigate(ID, at(time), null, false);
    }

    static DeployFix deploy(String time, String id, String environment) {
        return new DeployFix(ID, at(time), id, environment, null, "v2", List.of(), null, null, null, false, null);
    }

    static RequestDeployment request(String time, String id, String environment) {
        return new RequestDeployment(
                ID, at(time), id, environment, null, "v2", List.of(), null, null, null, "deployer", false, null);
    }

    static FinishDeployment finish(String time, String id, FinishDeployment.Outcome outcome) {
        return new FinishDeployment(ID, at(time), id, outcome, null);
    }

    static RecordCheck check(String time, String name, String environment, boolean passed) {
        var check = new Check(name, null, environment, false, null, null, null, null);
        return new RecordCheck(ID, at(time), check, passed);
    }

    static Verify verify(String time, String environment, String... systems) {
        return new Verify(ID, at(time), environment, List.of(systems), null);
    }

    static ChooseStrategy choose(String time, Strategy strategy) {
        return new ChooseStrategy(
                ID,
                at(time),
                strategy,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                KnownBuilds.none());
    }
}
