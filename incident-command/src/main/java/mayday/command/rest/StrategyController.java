package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orElse;
import static mayday.command.rest.request.Defaults.orNone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import mayday.command.axon.StrategyFactsOf;
import mayday.command.door.Answer;
import mayday.command.incident.CommitRange;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentCommand.CompleteRollbackStep.Result;
import mayday.command.incident.KnownBuilds;
import mayday.command.incident.RestoreSource;
import mayday.command.incident.RollbackPart;
import mayday.command.incident.Strategy;
import mayday.command.incident.StrategyAnswers;
import mayday.command.incident.StrategyOption;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Most;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Subject;
import mayday.command.rest.request.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way back: proposed, chosen, planned and gone. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class StrategyController {

    private final IncidentDoor door;
    private final StrategyFactsOf facts;
    private final LastGoodBuilds builds;

    StrategyController(IncidentDoor door, StrategyFactsOf facts, LastGoodBuilds builds) {
        this.door = door;
        this.facts = facts;
        this.builds = builds;
    }

    record ProposeStrategy(
            @NotNull Strategy strategy,
            @Text @Nullable String rationale,
            @Size(max = Most.ITEMS) @Nullable List<@Text String> inFavor,
            @Size(max = Most.ITEMS) @Nullable List<@Text String> against,
            @Name @Nullable String proposedBy)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.ProposeStrategy(
                    subject.incident(),
                    subject.when(),
                    strategy,
                    rationale,
                    orNone(inFavor),
                    orNone(against),
                    orElse(proposedBy, subject.speaker()));
        }
    }

    record ChooseStrategy(
            @NotNull Strategy strategy,
            @Text @Nullable String rationale,
            @Size(max = Most.ITEMS) @Nullable List<@Valid Option> options,
            @Size(max = Most.ITEMS) @Nullable List<@Name String> decidedBy,
            @Valid @Nullable Range reverted,
            @Size(max = Most.ITEMS) @Nullable List<@Valid Part> rollbackParts,
            @Nullable RestoreSource restoreSource,
            @Text @Nullable String provenance,
            @Name @Nullable String revertCommit,
            @Text @Nullable String revertMessage,
            @Valid @Nullable Answers answers)
            implements Asked {

        @Override
        public IncidentCommand.ChooseStrategy command(Subject subject) {
            return new IncidentCommand.ChooseStrategy(
                    subject.incident(),
                    subject.when(),
                    strategy,
                    rationale,
                    orNone(options).stream().map(Option::option).toList(),
                    orNone(decidedBy),
                    reverted == null ? null : reverted.range(),
                    parts(orNone(rollbackParts)),
                    restoreSource,
                    provenance,
                    revertCommit,
                    revertMessage,
                    answers == null ? null : answers.answers(),
                    KnownBuilds.none());
        }
    }

    record PlanRollback(@NotNull @Size(max = Most.ITEMS) List<@Valid Part> parts) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.PlanRollback(
                    subject.incident(), subject.when(), StrategyController.parts(parts));
        }
    }

    record CompleteRollbackStep(
            @NotNull @Name String part,
            @Nullable Result outcome,
            @Text @Nullable String text) implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.CompleteRollbackStep(
                    subject.incident(), subject.when(), part, orElse(outcome, Result.DONE), text);
        }
    }

    @PostMapping("propose-strategy")
    ResponseEntity<Answer> proposeStrategy(Call<ProposeStrategy> call) {
        return door.send(call);
    }

    @PostMapping("choose-strategy")
    ResponseEntity<Answer> chooseStrategy(Call<ChooseStrategy> call) {
        var known = builds.look().of(facts.incident(call.subject().incident()));
        return door.send(call, call.body().command(call.subject()).with(known));
    }

    @PostMapping("plan-rollback")
    ResponseEntity<Answer> planRollback(Call<PlanRollback> call) {
        return door.send(call);
    }

    @PostMapping("complete-rollback-step")
    ResponseEntity<Answer> completeRollbackStep(Call<CompleteRollbackStep> call) {
        return door.send(call);
    }

    record Option(
            @NotNull Strategy strategy,
            @Size(max = Most.ITEMS) @Nullable List<@Text String> inFavor,
            @Size(max = Most.ITEMS) @Nullable List<@Text String> against) {

        StrategyOption option() {
            return new StrategyOption(strategy, orNone(inFavor), orNone(against));
        }
    }

    record Answers(
            @Nullable Boolean problemKnown,
            @Nullable Boolean fixKnown,

            @PositiveOrZero @Max(Most.MINUTES) @Nullable Integer minutesToFix,

            @Nullable Boolean lastDeploymentSuspect,
            @Nullable Boolean schemaChanged,
            @Nullable Boolean beyondCode,
            @Nullable Boolean cachesStale,
            @Nullable Boolean lastGoodBuild) {

        StrategyAnswers answers() {
            return new StrategyAnswers(
                    problemKnown,
                    fixKnown,
                    minutesToFix,
                    lastDeploymentSuspect,
                    schemaChanged,
                    beyondCode,
                    cachesStale,
                    lastGoodBuild);
        }
    }

    record Range(@NotNull @Name String first, @NotNull @Name String last) {

        CommitRange range() {
            return new CommitRange(first, last);
        }
    }

    record Part(
            @NotNull @Name String name,
            RollbackPart.@Nullable Kind kind,
            @Name @Nullable String targetVersion,
            @Name @Nullable String owner,
            @PositiveOrZero @Nullable Integer order,
            @Size(max = Most.ITEMS) @Nullable List<@Name String> dependsOn) {

        RollbackPart part(int place) {
            return new RollbackPart(
                    name,
                    orElse(kind, RollbackPart.Kind.CODE),
                    targetVersion,
                    owner,
                    orElse(order, place),
                    orNone(dependsOn));
        }
    }

    /** Parts go back in the order they are listed in, unless they say otherwise. */
    private static List<RollbackPart> parts(List<Part> parts) {
        return IntStream.range(0, parts.size())
                .mapToObj(index -> parts.get(index).part(index + 1))
                .toList();
    }
}
