package mayday.command.rest;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import mayday.command.axon.StrategyFactsOf;
import mayday.command.incident.StrategyAdvice;
import mayday.command.incident.StrategyAnswers;
import mayday.command.incident.StrategyFacts;
import mayday.command.incident.StrategyQuestion;
import mayday.command.rest.request.Most;
import mayday.command.rest.request.Query;
import mayday.command.store.KnownIncident;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Helps to find the way back: it asks, it advises, it names the build to go back to. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
final class AdviceController {

    private static final Set<String> PARAMETERS = Arrays.stream(StrategyQuestion.values())
            .map(AdviceAnswer::parameter)
            .collect(toUnmodifiableSet());

    private final StrategyFactsOf facts;
    private final LastGoodBuilds builds;

    AdviceController(StrategyFactsOf facts, LastGoodBuilds builds) {
        this.facts = facts;
        this.builds = builds;
    }

    @GetMapping("/api/v1/strategy-advice")
    AdviceAnswer advice(HttpServletRequest request) {
        return AdviceAnswer.of(StrategyAdvice.on(StrategyFacts.none(), answers(request)), List.of());
    }

    /** The facts of the incident answer what they can; what the request says comes before them. */
    @GetMapping(IncidentDoor.INCIDENT + "/strategy-advice")
    AdviceAnswer advice(KnownIncident incident, HttpServletRequest request) {
        var said = answers(request);
        var told = facts.incident(incident.id());
        var seen = builds.look();
        return AdviceAnswer.of(
                StrategyAdvice.on(told.with(seen.of(told)), said),
                told.systems().stream()
                        .map(system -> GoodBuildAnswer.of(system, seen.of(system)))
                        .toList());
    }

    @GetMapping("/api/v1/systems/{system}/last-good-build")
    GoodBuildAnswer lastGoodBuild(@PathVariable("system") String system, HttpServletRequest request) {
        Query.of(request, Set.of());
        return GoodBuildAnswer.of(system, builds.look().of(system));
    }

    private static StrategyAnswers answers(HttpServletRequest request) {
        var query = Query.of(request, PARAMETERS);
        return new StrategyAnswers(
                flag(query, StrategyQuestion.PROBLEM_KNOWN),
                flag(query, StrategyQuestion.FIX_KNOWN),
                query.number(AdviceAnswer.parameter(StrategyQuestion.MINUTES_TO_FIX), 0, Most.MINUTES),
                flag(query, StrategyQuestion.LAST_DEPLOYMENT_SUSPECT),
                flag(query, StrategyQuestion.SCHEMA_CHANGED),
                flag(query, StrategyQuestion.BEYOND_CODE),
                flag(query, StrategyQuestion.CACHES_STALE),
                flag(query, StrategyQuestion.LAST_GOOD_BUILD));
    }

    private static @Nullable Boolean flag(Query query, StrategyQuestion question) {
        return query.flag(AdviceAnswer.parameter(question));
    }
}
