package mayday.command.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mayday.command.door.Answer;
import mayday.command.incident.HypothesisArea;
import mayday.command.incident.IncidentCommand;
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

/** Where the cause may be, and what shows that it is there or is not. */
@RestController
@RequestMapping(path = IncidentDoor.INCIDENT, produces = MediaType.APPLICATION_JSON_VALUE)
final class HypothesesController {

    private final IncidentDoor door;

    HypothesesController(IncidentDoor door) {
        this.door = door;
    }

    record Hypothesize(
            @Name @Nullable String hypothesisId,
            @NotNull HypothesisArea area,
            @NotNull @Text String text,
            @Size(max = Most.ITEMS) @Nullable List<@Valid EvidenceLink> evidence)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.Hypothesize(
                    subject.incident(), subject.when(), hypothesisId, area, text, EvidenceLink.all(evidence));
        }
    }

    record RuleOut(
            @NotNull @Name String hypothesisId,
            @Text @Nullable String reason,
            @Size(max = Most.ITEMS) @Nullable List<@Valid EvidenceLink> evidence)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.RuleOut(
                    subject.incident(), subject.when(), hypothesisId, reason, EvidenceLink.all(evidence));
        }
    }

    record ConfirmHypothesis(
            @NotNull @Name String hypothesisId,
            @Text @Nullable String reason,
            @Size(max = Most.ITEMS) @Nullable List<@Valid EvidenceLink> evidence)
            implements Asked {

        @Override
        public IncidentCommand command(Subject subject) {
            return new IncidentCommand.ConfirmHypothesis(
                    subject.incident(), subject.when(), hypothesisId, reason, EvidenceLink.all(evidence));
        }
    }

    @PostMapping("hypothesize")
    ResponseEntity<Answer> hypothesize(Call<Hypothesize> call) {
        return door.send(call);
    }

    @PostMapping("rule-out")
    ResponseEntity<Answer> ruleOut(Call<RuleOut> call) {
        return door.send(call);
    }

    @PostMapping("confirm-hypothesis")
    ResponseEntity<Answer> confirmHypothesis(Call<ConfirmHypothesis> call) {
        return door.send(call);
    }
}
