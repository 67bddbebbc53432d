package mayday.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AdviceDoorTest {

    private static final OpenDoor DOOR = OpenDoor.shared();
    private static final String ADVICE = "/api/v1/strategy-advice";

    @Test
    void answers_alone_are_advised_on() {
        var advice = DOOR.get(ADVICE + "?problemKnown=true&fixKnown=true&minutesToFix=10");

        assertThat(advice.status()).isEqualTo(200);
        assertThat(advice.json().path("recommended").asString()).isEqualTo("HOTFIX");
        assertThat(codes(advice.json().path("reasons"))).containsExactly("problem_and_fix_known", "fix_is_quick");
        assertThat(codes(advice.json().path("warnings"))).containsExactly("cache_policy");
        assertThat(advice.json().path("openQuestions")).isEmpty();
        assertThat(advice.json().path("ranking")).hasSize(9);
        assertThat(advice.json().path("answers").path("minutesToFix").asInt()).isEqualTo(10);
    }

    @Test
    void where_nothing_is_known_the_questions_are_the_answer() {
        var advice = DOOR.get(ADVICE).json();

        assertThat(advice.path("recommended").isNull()).isTrue();
        assertThat(advice.path("openQuestions").path(0).path("parameter").asString())
                .isEqualTo("problemKnown");
        assertThat(advice.path("openQuestions").path(0).path("question").asString())
                .isEqualTo("Is the problem known?");
    }

    @Test
    void the_facts_of_an_incident_are_known_and_answers_come_before_them() {
        var incident = DOOR.incident();
        DOOR.post(incident + "/link-change", "{\"changeId\":\"m-1\",\"kind\":\"MIGRATION\"}");

        var told = DOOR.get(incident + "/strategy-advice").json();
        var denied = DOOR.get(incident + "/strategy-advice?schemaChanged=false").json();

        assertThat(told.path("recommended").asString()).isEqualTo("ROLLBACK");
        assertThat(codes(told.path("warnings"))).containsExactly("table_model_changed");
        assertThat(denied.path("recommended").isNull()).isTrue();
    }

    @Test
    void the_last_good_build_is_offered_and_a_fix_that_going_back_to_it_undoes_is_named() {
        var first = fixed("basket", "2.0.0", true);
        var second = fixed("basket", "2.0.1", false);
        var incident = DOOR.incident("{\"title\":\"Baskets are empty\",\"systems\":[{\"system\":\"basket\"}]}");

        var build = DOOR.get("/api/v1/systems/basket/last-good-build").json();
        var advice = DOOR.get(incident + "/strategy-advice").json();

        assertThat(build.path("system").asString()).isEqualTo("basket");
        assertThat(build.path("build").path("version").asString()).isEqualTo("2.0.0");
        assertThat(build.path("build").path("incident").asString()).isEqualTo(first);
        assertThat(build.path("build").path("laterFixes").path(0).asString()).isEqualTo(second);
        assertThat(advice.path("recommended").asString()).isEqualTo("REDEPLOY_LAST_GOOD");
        assertThat(advice.path("lastGoodBuilds").path(0)).isEqualTo(build);
        assertThat(codes(advice.path("warnings"))).containsExactly("undoes_earlier_fix");
        assertThat(advice.path("warnings").path(0).path("detail").asString()).contains(second);
        var chosen = DOOR.post(incident + "/choose-strategy", "{\"strategy\":\"REDEPLOY_LAST_GOOD\"}");
        assertThat(chosen.json().path("warnings")).isEqualTo(advice.path("warnings"));
    }

    @Test
    void a_system_without_a_good_build_has_none() {
        var build = DOOR.get("/api/v1/systems/nowhere/last-good-build");

        assertThat(build.status()).isEqualTo(200);
        assertThat(build.json().path("build").isNull()).isTrue();
    }

    @Test
    void a_choice_against_the_advice_is_carried_out_and_kept_with_it() {
        var incident = DOOR.incident();

        var answered = DOOR.post(
                incident + "/choose-strategy",
                "{\"strategy\":\"FEATURE_OFF\",\"answers\":{\"problemKnown\":false,\"cachesStale\":true}}");
        var chosen = DOOR.get(incident + "/events?after=1").json().at("/events/0/strategyChosen");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(codes(answered.json().path("warnings"))).containsExactly("against_advice", "cache_policy");
        assertThat(chosen.at("/advice/recommended").asString()).isEqualTo("STRATEGY_REVERT");
        assertThat(chosen.at("/advice/answers/problemKnown").asBoolean(true)).isFalse();
        assertThat(chosen.at("/advice/answers/fixKnown").isMissingNode()).isTrue();
        assertThat(chosen.at("/advice/warnings").valueStream().map(JsonNode::asString))
                .containsExactly("against_advice", "cache_policy");
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed_parameter, /strategy-advice?problemKnown=yes",
        "400, malformed_parameter, /strategy-advice?problemKnown=",
        "400, malformed_parameter, /strategy-advice?minutesToFix=-1",
        "400, malformed_parameter, /strategy-advice?minutesToFix=527041",
        "400, unknown_parameter, /strategy-advice?problem=true",
        "400, repeated_parameter, /strategy-advice?fixKnown=true&fixKnown=true",
        "400, unknown_parameter, /systems/checkout/last-good-build?environment=staging",
        "400, malformed_path, /systems/a%20b/last-good-build",
        "400, malformed_id, /incidents/INC-x/strategy-advice",
        "404, unknown_incident, /incidents/INC-99999/strategy-advice",
        "404, unknown_path, /systems/checkout",
        "400, unknown_parameter, /incidents/INC-1/strategy-advice?problem=true",
    })
    void what_cannot_be_understood_is_refused(int status, String code, String path) {
        DOOR.incident();

        var answered = DOOR.get("/api/v1" + path);

        assertThat(answered.code()).isEqualTo(code);
        assertThat(answered.status()).isEqualTo(status);
    }

    @Test
    void advice_is_only_asked_for() {
        var answered = DOOR.post(ADVICE, "{}");

        assertThat(answered.status()).isEqualTo(405);
        assertThat(answered.header("Allow")).contains("GET");
    }

    /** Number of the incident whose fix it was. */
    private static String fixed(String system, String version, boolean passes) {
        var incident = DOOR.incident("{\"title\":\"Broken\",\"systems\":[{\"system\":\"%s\"}]}".formatted(system));
        DOOR.post(
                incident + "/deploy-fix",
                "{\"deploymentId\":\"d\",\"system\":\"%s\",\"version\":\"%s\"}".formatted(system, version));
        DOOR.post(incident + "/finish-deployment", "{\"deploymentId\":\"d\",\"outcome\":\"SUCCEEDED\"}");
        var check = DOOR.post(
                incident + "/record-check",
                "{\"name\":\"smoke\",\"system\":\"%s\",\"outcome\":\"%s\"}"
                        .formatted(system, passes ? "PASSED" : "FAILED"));
        return check.json().path("number").asString();
    }

    private static Stream<String> codes(JsonNode remarks) {
        return remarks.valueStream().map(remark -> remark.path("code").asString());
    }
}
