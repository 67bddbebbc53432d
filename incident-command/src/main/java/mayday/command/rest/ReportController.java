package mayday.command.rest;

import static mayday.command.rest.request.Defaults.moment;
import static mayday.command.rest.request.Defaults.orElse;
import static mayday.command.rest.request.Defaults.orNone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mayday.command.door.Answer;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.incident.AffectedSystem;
import mayday.command.incident.Change;
import mayday.command.incident.ImpactLevel;
import mayday.command.incident.ImpactTarget;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.Mode;
import mayday.command.incident.Precision;
import mayday.command.incident.ReportSource;
import mayday.command.incident.Severity;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Happened;
import mayday.command.rest.request.Line;
import mayday.command.rest.request.Most;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Subject;
import mayday.command.rest.request.Text;
import mayday.command.rest.request.Title;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Word of trouble: the report that opens an incident, and further reports of the same. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENTS, produces = MediaType.APPLICATION_JSON_VALUE)
final class ReportController {

    private final IncidentDoor door;

    ReportController(IncidentDoor door) {
        this.door = door;
    }

    record ReportIncident(
            @NotNull @Title String title,
            @Text @Nullable String description,
            @Nullable ReportSource source,
            @Line @Nullable String reference,
            @Name @Nullable String reporter,
            @Nullable Severity severity,
            @Size(max = Most.ITEMS) @Nullable List<@Valid Affected> systems,
            @Happened @Nullable Instant impactStartedAt,
            @Nullable Precision impactStartedAtPrecision,
            @Happened @Nullable Instant detectedAt,
            @Nullable Precision detectedAtPrecision,
            @Valid @Nullable ReproductionSteps reproduction,
            @Valid @Nullable SuspectedChange suspectedChange,
            @Nullable Mode mode) {

        IncidentCommand.ReportIncident command(Subject subject, int number) {
            return new IncidentCommand.ReportIncident(
                    subject.incident(),
                    subject.when(),
                    number,
                    title,
                    description,
                    orElse(source, ReportSource.OTHER),
                    reference,
                    reporter,
                    severity,
                    Affected.all("/systems", systems),
                    moment("/impactStartedAt", impactStartedAt, impactStartedAtPrecision),
                    moment("/detectedAt", detectedAt, detectedAtPrecision),
                    reproduction == null ? null : reproduction.reproduction(),
                    suspectedChange == null ? null : suspectedChange.change(),
                    orElse(mode, Mode.LIVE));
        }
    }

    record Affected(
            @NotNull @Name String system,
            @Name @Nullable String functionality,
            @Name @Nullable String region,
            @Nullable ImpactLevel level,
            boolean assumed,
            @Happened @Nullable Instant since,
            @Nullable Precision sincePrecision) {

        /** The list that a request holds at {@code pointer}. */
        static List<AffectedSystem> all(String pointer, @Nullable List<Affected> systems) {
            var stated = orNone(systems);
            return IntStream.range(0, stated.size())
                    .mapToObj(index -> stated.get(index).affected(pointer + "/" + index))
                    .toList();
        }

        private AffectedSystem affected(String pointer) {
            return new AffectedSystem(
                    new ImpactTarget(system, functionality, region),
                    level,
                    assumed,
                    moment(pointer + "/since", since, sincePrecision));
        }
    }

    record SuspectedChange(
            @NotNull @Name String changeId,
            Change.@Nullable Kind kind,
            @Name @Nullable String system,
            @Line @Nullable String reference,
            @Happened @Nullable Instant changedAt,
            @Nullable Precision changedAtPrecision) {

        private Change change() {
            return new Change(
                    changeId,
                    orElse(kind, Change.Kind.OTHER),
                    system,
                    reference,
                    moment("/suspectedChange/changedAt", changedAt, changedAtPrecision));
        }
    }

    record AddReport(
            @Nullable ReportSource source,
            @Line @Nullable String reference,
            @Text @Nullable String text,
            @Name @Nullable String reporter,
            @Name @Nullable String system,
            @Valid @Nullable ReproductionSteps reproduction)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            if (saysNothing()) {
                throw DoorRefusal.at(DoorCode.MISSING_FIELD, "/text", "Must be there where nothing else is said.");
            }
            return new IncidentCommand.AddReport(
                    subject.incident(),
                    subject.when(),
                    orElse(source, ReportSource.OTHER),
                    reference,
                    text,
                    reporter,
                    system,
                    reproduction == null ? null : reproduction.reproduction());
        }

        private boolean saysNothing() {
            return Stream.of(source, reference, text, reporter, system, reproduction)
                    .allMatch(Objects::isNull);
        }
    }

    @PostMapping
    ResponseEntity<Answer> report(Call<ReportIncident> call) {
        return door.report(call, number -> call.body().command(call.subject(), number));
    }

    @PostMapping("/{incident}/add-report")
    ResponseEntity<Answer> addReport(Call<AddReport> call) {
        return door.send(call);
    }
}
