package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orElse;
import static mayday.command.rest.request.Defaults.orNone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import mayday.command.incident.CommitRange;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.RestoreSource;
import mayday.command.incident.RollbackPart;
import mayday.command.incident.Strategy;
import mayday.command.incident.StrategyOption;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.Name;
import mayday.command.rest.request.Subject;
import mayday.command.rest.request.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way back that was chosen, and what it was weighed against. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class StrategyController {

    private final IncidentDoor door;

    StrategyController(IncidentDoor door) {
        this.door = door;
    }

    record ChooseStrategy(
            @NotNull Strategy strategy,
            @Text @Nullable String rationale,
            @Size(max = 200) @Nullable List<@Valid Option> options,
            @Size(max = 200) @Nullable List<@Name String> decidedBy,
            @Valid @Nullable Range reverted,
            @Size(max = 200) @Nullable List<@Valid Part> rollbackParts,
            @Nullable RestoreSource restoreSource,
            @Text @Nullable String provenance)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
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
                    provenance);
        }
    }

    @PostMapping("choose-strategy")
    ResponseEntity<Answer> chooseStrategy(Call<ChooseStrategy> call) {
        return door.send(call);
    }

    record Option(
            @NotNull Strategy strategy,
            @Size(max = 200) @Nullable List<@Text String> inFavor,
            @Size(max = 200) @Nullable List<@Text String> against) {

        StrategyOption option() {
            return new StrategyOption(strategy, orNone(inFavor), orNone(against));
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
            @Size(max = 200) @Nullable List<@Name String> dependsOn) {

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
