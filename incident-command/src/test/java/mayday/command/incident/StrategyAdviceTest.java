package mayday.command.incident;

import static java.util.stream.Collectors.toSet;
import static mayday.command.incident.Strategy.*;
import static mayday.command.incident.StrategyReason.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mayday.command.incident.StrategyAdvice.Reason;
import mayday.command.incident.StrategyAdvice.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategyAdviceTest {

    private static final StrategyFacts NO_FACTS = StrategyFacts.none();

    /** One row of the table, by what makes it hold and what makes it not hold. */
    record Case(Strategy strategy, StrategyReason reason, boolean inFavor, StrategyFacts facts, StrategyAnswers said) {}

    /** A question by its place, with its answer. */
    private static StrategyAnswers said(Object... pairs) {
        var answers = StrategyAnswers.none();
        for (int at = 0; at < pairs.length; at += 2) {
            answers = pairs[at + 1] instanceof Integer minutes
                    ? answers.withMinutes(minutes)
                    : answers.with((StrategyQuestion) pairs[at], (Boolean) pairs[at + 1]);
        }
        return answers;
    }

    private static StrategyFacts facts(
            boolean flag, boolean infrastructure, boolean planned, List<Integer> undoneFixes) {
        return new StrategyFacts(
                42,
                StrategyAnswers.none(),
                flag,
                infrastructure,
                false,
                planned,
                false,
                false,
                Set.of("checkout"),
                undoneFixes);
    }

    private static Case row(Strategy strategy, StrategyReason reason, boolean inFavor, Object... said) {
        return new Case(strategy, reason, inFavor, NO_FACTS, said(said));
    }

    private static Case row(Strategy strategy, StrategyReason reason, boolean inFavor, StrategyFacts facts) {
        return new Case(strategy, reason, inFavor, facts, StrategyAnswers.none());
    }

    static Stream<Case> rows() {
        var problem = StrategyQuestion.PROBLEM_KNOWN;
        var fix = StrategyQuestion.FIX_KNOWN;
        var minutes = StrategyQuestion.MINUTES_TO_FIX;
        var suspect = StrategyQuestion.LAST_DEPLOYMENT_SUSPECT;
        var schema = StrategyQuestion.SCHEMA_CHANGED;
        var beyond = StrategyQuestion.BEYOND_CODE;
        var good = StrategyQuestion.LAST_GOOD_BUILD;
        return Stream.of(
                row(HOTFIX, PROBLEM_AND_FIX_KNOWN, true, problem, true, fix, true),
                row(HOTFIX, FIX_IS_QUICK, true, fix, true, minutes, 30),
                row(HOTFIX, PROBLEM_NOT_KNOWN, false, problem, false),
                row(HOTFIX, FIX_NOT_KNOWN, false, fix, false),
                row(HOTFIX, FIX_TAKES_LONG, false, minutes, 31),
                row(REVERT, CAUSE_UNCLEAR, true, problem, false),
                row(REVERT, FIX_NOT_AT_HAND, true, minutes, 31),
                row(REVERT, FIX_NOT_AT_HAND, true, fix, false),
                row(REVERT, LAST_DEPLOYMENT_SUSPECTED, true, suspect, true),
                row(REVERT, LAST_DEPLOYMENT_NOT_SUSPECTED, false, suspect, false),
                row(REVERT, SCHEMA_STAYS_BEHIND, false, schema, true),
                row(REVERT, CODE_IS_NOT_ENOUGH, false, beyond, true),
                row(ROLLBACK, DATA_GOES_BACK_TOO, true, schema, true),
                row(ROLLBACK, PARTS_GO_BACK_IN_ORDER, true, beyond, true),
                row(ROLLBACK, ONLY_CODE_CHANGED, false, schema, false, beyond, false),
                row(ROLLBACK, ROLLBACK_PLANNED, true, facts(false, false, true, List.of())),
                row(ROLLBACK, UNDOES_EARLIER_FIX, false, facts(false, false, false, List.of(7))),
                row(REDEPLOY_LAST_GOOD, RESTORE_FIRST, true, good, true),
                row(REDEPLOY_LAST_GOOD, LAST_DEPLOYMENT_SUSPECTED, true, suspect, true),
                row(REDEPLOY_LAST_GOOD, LAST_DEPLOYMENT_NOT_SUSPECTED, false, suspect, false),
                row(REDEPLOY_LAST_GOOD, NO_LAST_GOOD_BUILD, false, good, false),
                row(REDEPLOY_LAST_GOOD, SCHEMA_IS_TOO_NEW, false, schema, true),
                row(REDEPLOY_LAST_GOOD, CODE_IS_NOT_ENOUGH, false, beyond, true),
                row(REDEPLOY_LAST_GOOD, UNDOES_EARLIER_FIX, false, facts(false, false, false, List.of(7))),
                row(FEATURE_OFF, FLAG_SUSPECTED, true, facts(true, false, false, List.of())),
                row(FAILOVER, INFRASTRUCTURE_SUSPECTED, true, facts(false, true, false, List.of())),
                row(SCALE, MORE_OF_THE_SAME, false, suspect, true),
                row(RESTORE_BACKUP, WRITES_ARE_LOST, false, NO_FACTS));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_of_the_table_weighs_in_where_its_condition_holds(Case row) {
        var standing = standing(StrategyAdvice.on(row.facts(), row.said()), row.strategy());

        assertThat(codes(row.inFavor() ? standing.inFavor() : standing.against()))
                .contains(row.reason().code());
        assertThat(codes(row.inFavor() ? standing.against() : standing.inFavor()))
                .doesNotContain(row.reason().code());
        if (row.reason() != WRITES_ARE_LOST) {
            var silent = standing(StrategyAdvice.on(NO_FACTS, StrategyAnswers.none()), row.strategy());
            assertThat(silent.inFavor()).isEmpty();
            assertThat(silent.against()).isEmpty();
        }
    }

    @Test
    void every_row_of_the_table_has_its_test() {
        record Of(Strategy strategy, StrategyReason reason, boolean inFavor) {}

        assertThat(rows().map(row -> new Of(row.strategy(), row.reason(), row.inFavor()))
                        .collect(toSet()))
                .isEqualTo(StrategyTable.ROWS.stream()
                        .map(row -> new Of(row.strategy(), row.reason(), row.weight() > 0))
                        .collect(toSet()));
        assertThat(StrategyTable.ROWS.stream().map(StrategyTable.Row::reason).collect(toSet()))
                .containsExactlyInAnyOrder(StrategyReason.values());
    }

    @Test
    void the_table_is_documented_row_by_row() throws IOException {
        var documented = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| .+ \\| ([A-Z_]+) \\| (-?[0-9]+) \\|$")
                .matcher(Files.readString(Path.of("..", "docs", "strategies.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3));

        assertThat(documented)
                .containsExactlyElementsOf(StrategyTable.ROWS.stream()
                        .map(row -> row.reason().code() + " " + row.strategy() + " " + row.weight())
                        .toList());
    }

    @Test
    void every_warning_is_documented() throws IOException {
        var document = Files.readString(Path.of("..", "docs", "strategies.md"));

        assertThat(StrategyCautions.ROWS)
                .allSatisfy(row -> assertThat(document).contains("\n| `" + row.code() + "` |"));
    }

    record Told(@Nullable Strategy advised, StrategyFacts facts, StrategyAnswers said) {}

    static Stream<Told> situations() {
        var problem = StrategyQuestion.PROBLEM_KNOWN;
        var fix = StrategyQuestion.FIX_KNOWN;
        var minutes = StrategyQuestion.MINUTES_TO_FIX;
        var suspect = StrategyQuestion.LAST_DEPLOYMENT_SUSPECT;
        var schema = StrategyQuestion.SCHEMA_CHANGED;
        var beyond = StrategyQuestion.BEYOND_CODE;
        var good = StrategyQuestion.LAST_GOOD_BUILD;
        var hotfix = said(problem, true, fix, true, minutes, 10);
        var unclear = said(problem, false, suspect, true);
        return Stream.of(
                new Told(null, NO_FACTS, StrategyAnswers.none()),
                new Told(HOTFIX, NO_FACTS, hotfix),
                new Told(HOTFIX, NO_FACTS, said(good, true, suspect, true).orElse(hotfix)),
                new Told(HOTFIX, NO_FACTS, said(schema, true).orElse(hotfix)),
                new Told(HOTFIX, NO_FACTS, said(beyond, true).orElse(hotfix)),
                new Told(REVERT, NO_FACTS, unclear),
                new Told(REVERT, NO_FACTS, said(problem, true, fix, true, minutes, 240)),
                new Told(null, NO_FACTS, said(problem, false, suspect, false)),
                new Told(REDEPLOY_LAST_GOOD, NO_FACTS, said(good, true).orElse(unclear)),
                new Told(
                        REDEPLOY_LAST_GOOD,
                        NO_FACTS,
                        said(good, true, fix, false).orElse(unclear)),
                new Told(ROLLBACK, NO_FACTS, said(schema, true, good, true).orElse(unclear)),
                new Told(
                        ROLLBACK,
                        NO_FACTS,
                        said(beyond, true, fix, false, good, true).orElse(unclear)),
                new Told(ROLLBACK, NO_FACTS, said(beyond, true, fix, false).orElse(unclear)),
                new Told(FEATURE_OFF, facts(true, false, false, List.of()), said(schema, true)),
                new Told(FAILOVER, facts(false, true, false, List.of()), StrategyAnswers.none()));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void each_situation_has_its_way_back(Told told) {
        assertThat(StrategyAdvice.on(told.facts(), told.said()).recommended()).isEqualTo(told.advised());
    }

    @Test
    void once_users_are_served_there_is_nothing_to_restore_first() {
        var unclear = said(
                StrategyQuestion.PROBLEM_KNOWN,
                false,
                StrategyQuestion.LAST_DEPLOYMENT_SUSPECT,
                true,
                StrategyQuestion.LAST_GOOD_BUILD,
                true);
        var served = Story.live().given(Story.mitigate("10:30")).state().strategyFacts(Policy.standard());

        assertThat(StrategyAdvice.on(served, unclear).recommended()).isEqualTo(REVERT);
    }

    @Test
    void what_people_say_comes_before_what_the_facts_seem_to_say() {
        var facts = Story.live().given(link(Change.Kind.MIGRATION)).state().strategyFacts(Policy.standard());

        assertThat(StrategyAdvice.on(facts, StrategyAnswers.none()).recommended())
                .isEqualTo(ROLLBACK);
        assertThat(StrategyAdvice.on(facts, said(StrategyQuestion.SCHEMA_CHANGED, false))
                        .recommended())
                .isNull();
    }

    @Test
    void the_facts_of_an_incident_answer_what_they_can() {
        var teams =
                new IncidentCommand.Escalate(Story.ID, Story.at("10:05"), null, null, List.of("payments", "database"));
        var raise = new IncidentCommand.Hypothesize(
                Story.ID, Story.at("10:06"), "H1", HypothesisArea.CHANGE, "The release", List.of());
        var confirm = new IncidentCommand.ConfirmHypothesis(Story.ID, Story.at("10:07"), "H1", null, List.of());
        var story = Story.live(Story.named("checkout")).given(teams, raise, confirm, link(Change.Kind.DEPLOYMENT));

        assertThat(story.state().strategyFacts(Policy.standard()).answers())
                .isEqualTo(said(
                        StrategyQuestion.PROBLEM_KNOWN,
                        true,
                        StrategyQuestion.LAST_DEPLOYMENT_SUSPECT,
                        true,
                        StrategyQuestion.BEYOND_CODE,
                        true));
        assertThat(story.state().strategyFacts(Policy.standard()).systems()).containsExactly("checkout");
        assertThat(Story.unreported().state().strategyFacts(Policy.standard())).isEqualTo(NO_FACTS);
    }

    @Test
    void caches_of_an_affected_system_or_of_one_that_a_fix_went_to_hold_stale_data() {
        var policy = Story.cached("checkout");
        var deployed = new IncidentCommand.DeployFix(
                Story.ID,
                Story.at("10:20"),
                "d1",
                "staging",
                "checkout",
                null,
                List.of(),
                null,
                null,
                null,
                false,
                null);

        assertThat(answers(Story.live(Story.named("checkout")), policy).cachesStale())
                .isTrue();
        assertThat(answers(Story.live(Story.named("checkout")), Policy.standard())
                        .cachesStale())
                .isNull();
        assertThat(answers(Story.live(Story.named("Checkout")), policy).cachesStale())
                .isNull();
        assertThat(answers(Story.live(Story.named("mail")).given(deployed), policy)
                        .cachesStale())
                .isTrue();
    }

    private static StrategyAnswers answers(Story story, Policy policy) {
        return story.state().strategyFacts(policy).answers();
    }

    @Test
    void only_questions_that_could_turn_the_advice_are_open() {
        var hotfix = said(
                StrategyQuestion.PROBLEM_KNOWN,
                true,
                StrategyQuestion.FIX_KNOWN,
                true,
                StrategyQuestion.MINUTES_TO_FIX,
                5);

        assertThat(StrategyAdvice.on(NO_FACTS, StrategyAnswers.none()).openQuestions())
                .contains(StrategyQuestion.PROBLEM_KNOWN, StrategyQuestion.SCHEMA_CHANGED)
                .doesNotContain(StrategyQuestion.CACHES_STALE);
        assertThat(StrategyAdvice.on(NO_FACTS, hotfix).openQuestions()).isEmpty();
    }

    @Test
    void what_to_look_out_for_goes_with_the_way() {
        var schema = StrategyAdvice.on(NO_FACTS, said(StrategyQuestion.SCHEMA_CHANGED, true));
        var guess = StrategyAdvice.on(NO_FACTS, said(StrategyQuestion.FIX_KNOWN, false));
        var stale = StrategyAdvice.on(NO_FACTS, said(StrategyQuestion.CACHES_STALE, true));
        var undoing = StrategyAdvice.on(facts(false, false, false, List.of(7, 9)), StrategyAnswers.none());

        assertThat(warnings(schema, ROLLBACK)).containsExactly("table_model_changed");
        assertThat(warnings(schema, REVERT)).containsExactly("table_model_changed", "silent_revert_over_schema_change");
        assertThat(warnings(guess, HOTFIX)).containsExactly("cache_policy", "hotfix_without_known_fix");
        assertThat(warnings(stale, REVERT)).containsExactly("cache_policy");
        assertThat(standing(undoing, ROLLBACK).warnings())
                .extracting(Warning::detail)
                .containsExactly(
                        "This rollback would undo the fix of INC-7.", "This rollback would undo the fix of INC-9.");
        assertThat(warnings(undoing, REVERT)).isEmpty();
        assertThat(schema.warnings()).isEqualTo(standing(schema, ROLLBACK).warnings());
    }

    @Test
    void a_developer_s_copy_is_a_risk_and_more_so_without_its_provenance() {
        var copy = NO_FACTS.restoringFrom(RestoreSource.DEVELOPER_COPY, null);

        assertThat(warnings(StrategyAdvice.on(copy, StrategyAnswers.none()), OTHER))
                .containsExactly("developer_copy", "developer_copy_without_provenance");
        assertThat(warnings(
                        StrategyAdvice.on(
                                NO_FACTS.restoringFrom(RestoreSource.DEVELOPER_COPY, "Ada's"), StrategyAnswers.none()),
                        OTHER))
                .containsExactly("developer_copy");
    }

    /** Whatever is known: there is an answer, always the same one, and it keeps its own rules. */
    @Test
    void the_advice_is_total_and_deterministic() {
        var random = new Random(20260301);
        for (var answers : everyAnswer()) {
            var facts = facts(
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean() ? List.of() : List.of(3));
            var advice = StrategyAdvice.on(facts, answers);

            assertThat(StrategyAdvice.on(facts, answers)).as("%s", answers).isEqualTo(advice);
            assertThat(advice.ranking())
                    .as("%s", answers)
                    .extracting(Standing::strategy)
                    .containsExactlyInAnyOrder(Strategy.values());
            assertThat(advice.ranking())
                    .as("%s", answers)
                    .isSortedAccordingTo((one, other) -> other.weight() - one.weight());
            assertThat(advice.recommended() == null
                            || advice.recommended()
                                    == advice.ranking().getFirst().strategy())
                    .as("%s", answers)
                    .isTrue();
            assertThat(advice.reasons().isEmpty()).as("%s", answers).isEqualTo(advice.recommended() == null);
            assertThat(advice.openQuestions()).as("%s", answers).noneMatch(answers::answers);
        }
    }

    private static List<StrategyAnswers> everyAnswer() {
        var flags = new HashSet<StrategyAnswers>();
        flags.add(StrategyAnswers.none());
        for (var question : StrategyQuestion.values()) {
            var more = flags.stream()
                    .flatMap(answers -> question == StrategyQuestion.MINUTES_TO_FIX
                            ? IntStream.of(10, 100).mapToObj(answers::withMinutes)
                            : Stream.of(true, false).map(answer -> answers.with(question, answer)))
                    .toList();
            flags.addAll(more);
        }
        assertThat(flags).hasSize((int) Math.pow(3, StrategyQuestion.values().length));
        // A set of records has an order of its own; the run should not.
        return flags.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private static IncidentCommand link(Change.Kind kind) {
        return new IncidentCommand.LinkChange(
                Story.ID, Story.at("10:05"), new Change("c1", kind, null, null, null), Change.Role.SUSPECT, null);
    }

    private static Standing standing(StrategyAdvice advice, Strategy strategy) {
        return advice.ranking().stream()
                .filter(standing -> standing.strategy() == strategy)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> warnings(StrategyAdvice advice, Strategy strategy) {
        return standing(advice, strategy).warnings().stream().map(Warning::code).toList();
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }
}
