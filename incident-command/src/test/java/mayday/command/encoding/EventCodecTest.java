package mayday.command.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mayday.command.incident.Actor;
import mayday.command.incident.AdviceTaken;
import mayday.command.incident.CommitRange;
import mayday.command.incident.IncidentEvent;
import mayday.command.incident.IncidentEvent.FixDeploymentStarted;
import mayday.command.incident.IncidentEvent.IncidentAcknowledged;
import mayday.command.incident.Kinds;
import mayday.command.incident.Provenance;
import mayday.command.incident.Strategy;
import mayday.command.incident.StrategyAnswers;
import mayday.command.incident.Warning;
import mayday.incident.v1.IncidentEvent.FactCase;
import org.junit.jupiter.api.Test;

/** What is stored is read as it was meant; {@link GoldenEventsTest} holds the files of all releases. */
class EventCodecTest {

    final EventCodec codec = new EventCodec(Upcasters.current());

    static Stream<IncidentEvent> samples() {
        return SampleEvents.all();
    }

    @Test
    void every_event_has_a_sample_a_name_and_the_contract_knows_it() {
        assertThat(samples().map(Object::getClass)).hasSameElementsAs(Kinds.ofEvents());
        assertThat(Stream.of(EventType.values()).map(EventType::name))
                .containsExactlyInAnyOrderElementsOf(Stream.of(FactCase.values())
                        .filter(fact -> fact != FactCase.FACT_NOT_SET)
                        .map(FactCase::name)
                        .toList());
    }

    @Test
    void a_choice_keeps_what_was_asked_and_advised() {
        var answers = new StrategyAnswers(false, true, 90, true, false, false, true, null);
        var chosen = new IncidentEvent.StrategyChosen(
                SampleEvents.WHEN,
                Strategy.REVERT,
                null,
                List.of(),
                List.of(),
                new CommitRange("a1", "b2"),
                List.of(),
                null,
                null,
                "c3",
                null,
                new AdviceTaken(answers, Strategy.REVERT, List.of("cache_policy")));
        var stored = """
                {"when":{"at":"2026-03-01T12:00:00.123456Z","precision":"EXACT"},"strategy":"REVERT","options":[],\
                "decidedBy":[],"reverted":{"first":"a1","last":"b2"},"rollbackParts":[],"revertCommit":"c3",\
                "advice":{"answers":{"problemKnown":false,"fixKnown":true,"minutesToFix":90,\
                "lastDeploymentSuspect":true,"schemaChanged":false,"beyondCode":false,"cachesStale":true},\
                "recommended":"REVERT","warnings":["cache_policy"]}}""";

        assertThat(new String(codec.payload(chosen), UTF_8)).isEqualTo(stored);
        assertThat(codec.event("incident.strategy_chosen", 1, stored.getBytes(UTF_8)))
                .isEqualTo(chosen);
    }

    @Test
    void what_is_absent_is_left_out() {
        var payload = new String(codec.payload(new IncidentAcknowledged(SampleEvents.WHEN, null)), UTF_8);

        assertThat(payload).isEqualTo("{\"when\":{\"at\":\"2026-03-01T12:00:00.123456Z\",\"precision\":\"EXACT\"}}");
    }

    @Test
    void a_deployment_that_was_stored_before_plans_were_known_reads_as_it_was() {
        var stored = """
                {"when":{"at":"2026-03-01T12:00:00.123456Z","precision":"EXACT"},"deploymentId":"fix-1",\
                "environment":"production","commits":["c3"],"undoPlan":"redo"}""".getBytes(UTF_8);

        assertThat(codec.event("incident.fix_deployment_started", 1, stored))
                .isEqualTo(new FixDeploymentStarted(
                        SampleEvents.WHEN, "fix-1", "production", null, null, List.of("c3"), null, "redo", null, null));
    }

    @Test
    void metadata_comes_back_as_it_was() {
        var metadata = new EventMetadata(
                42,
                new Provenance(new Actor(Actor.Kind.SERVICE, "ci", "CI ü", "deployer"), "rest", "c", "e", "k", "t"),
                List.of(new Warning("late", "A late entry")));

        assertThat(codec.metadata(codec.metadata(metadata))).isEqualTo(metadata);
    }

    @Test
    void an_older_version_is_brought_into_todays_shape_step_by_step() {
        var upcasting = new EventCodec(new Upcasters(Map.of(
                new Upcasters.From(EventType.ACKNOWLEDGED, -1),
                payload -> payload.put("words", payload.remove("said").asString()),
                new Upcasters.From(EventType.ACKNOWLEDGED, 0),
                payload -> payload.put("text", payload.remove("words").asString()))));
        var old = """
                {"when":{"at":"2026-03-01T12:00:00.123456Z","precision":"EXACT"},"said":"on it"}""".getBytes(UTF_8);

        assertThat(upcasting.event("incident.acknowledged", -1, old))
                .isEqualTo(new IncidentAcknowledged(SampleEvents.WHEN, "on it"));
    }

    @Test
    void what_a_newer_release_wrote_is_not_guessed_at() {
        assertThatIllegalStateException().isThrownBy(() -> codec.event("incident.acknowledged", 2, new byte[0]));
        assertThatIllegalStateException().isThrownBy(() -> codec.event("incident.teleported", 1, new byte[0]));
    }
}
