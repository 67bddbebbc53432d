package mayday.command.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import mayday.command.incident.Actor;
import mayday.command.incident.Change;
import mayday.command.incident.IncidentEvent.ImpactEnded;
import mayday.command.incident.Mode;
import mayday.command.incident.RollbackPart;
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
import mayday.incident.v1.RollbackPartKind;
import mayday.incident.v1.Severity;
import mayday.incident.v1.Strategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublicValuesTest {

    @ParameterizedTest
    @MethodSource("pairs")
    void every_constant_of_ours_has_one_in_the_contract_and_the_other_way_round(
            Class<? extends Enum<?>> ours, Class<? extends Enum<?>> contract) {
        var prefix =
                contract.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_";
        var expected = Stream.concat(names(ours), Stream.of("UNSPECIFIED")).map(prefix::concat);

        assertThat(names(contract).filter(name -> !name.equals("UNRECOGNIZED")))
                .containsExactlyInAnyOrderElementsOf(expected.toList());
    }

    private static Stream<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name);
    }

    private static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(Actor.Kind.class, ActorKind.class),
                Arguments.of(Change.Kind.class, ChangeKind.class),
                Arguments.of(Change.Role.class, ChangeRole.class),
                Arguments.of(ImpactEnded.Reason.class, ImpactEndReason.class),
                Arguments.of(Mode.class, IncidentMode.class),
                Arguments.of(mayday.command.incident.ChecklistState.class, ChecklistState.class),
                Arguments.of(mayday.command.incident.DismissReason.class, DismissReason.class),
                Arguments.of(mayday.command.incident.HypothesisArea.class, HypothesisArea.class),
                Arguments.of(mayday.command.incident.ResponderRole.class, ResponderRole.class),
                Arguments.of(RollbackPart.Kind.class, RollbackPartKind.class),
                Arguments.of(mayday.command.incident.Confidence.class, Confidence.class),
                Arguments.of(mayday.command.incident.ImpactLevel.class, ImpactLevel.class),
                Arguments.of(mayday.command.incident.NoteKind.class, NoteKind.class),
                Arguments.of(mayday.command.incident.Precision.class, Precision.class),
                Arguments.of(mayday.command.incident.ReportSource.class, ReportSource.class),
                Arguments.of(mayday.command.incident.RestoreSource.class, RestoreSource.class),
                Arguments.of(mayday.command.incident.Severity.class, Severity.class),
                Arguments.of(mayday.command.incident.Strategy.class, Strategy.class));
    }
}
