package mayday.command.incident;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mayday.command.incident.IncidentEvent.StrategyChosen;
import org.jspecify.annotations.Nullable;

/**
 * What an incident itself tells about the way back.
 *
 * @param number the n of INC-n; 0 where it is about none in particular
 * @param answers the questions that its facts answer; a fact says yes, its absence says nothing
 * @param mitigated users are served again
 * @param rollbackPlanned there is a rollback plan
 * @param copy the restore source that was chosen is a developer's copy
 * @param provenanceStated it was said whose it is and which commit
 * @param systems those affected
 * @param undoneFixes numbers of incidents whose fix is younger than the last good build
 */
public record StrategyFacts(
        int number,
        StrategyAnswers answers,
        boolean flagSuspect,
        boolean infrastructureSuspect,
        boolean mitigated,
        boolean rollbackPlanned,
        boolean copy,
        boolean provenanceStated,
        Set<String> systems,
        List<Integer> undoneFixes) {

    private static final int SEVERAL = 2;

    /** Of no incident in particular. */
    public static StrategyFacts none() {
        return new StrategyFacts(
                0, StrategyAnswers.none(), false, false, false, false, false, false, Set.of(), List.of());
    }

    static StrategyFacts of(ReportedIncident incident, Policy policy) {
        var wayBack = incident.repair().wayBack();
        var infrastructure = isSuspect(incident, Change.Kind.INFRASTRUCTURE);
        var answers = new StrategyAnswers(
                ifSo(isLinked(incident, Change.Role.CAUSE)
                        || incident.hypotheses().anyConfirmed()),
                ifSo(isLinked(incident, Change.Role.FIX)),
                null,
                ifSo(isSuspect(incident, Change.Kind.DEPLOYMENT)),
                ifSo(isSuspect(incident, Change.Kind.MIGRATION)),
                ifSo(infrastructure
                        || incident.response().teams().size() >= SEVERAL
                        || wayBack.plan().goesBeyondCode()),
                ifSo(isCached(incident, policy)),
                null);
        var copy = choseCopy(wayBack.strategyInForce());
        return new StrategyFacts(
                incident.number(),
                answers,
                isSuspect(incident, Change.Kind.FLAG),
                infrastructure,
                incident.progress().mitigated(),
                !wayBack.plan().parts().isEmpty(),
                copy != null,
                copy != null && copy.provenance() != null,
                incident.impact().systems(),
                List.of());
    }

    private static @Nullable StrategyChosen choseCopy(@Nullable StrategyChosen chosen) {
        return chosen != null && DeveloperCopy.isChosen(chosen) ? chosen : null;
    }

    private static @Nullable Boolean ifSo(boolean fact) {
        return fact ? true : null;
    }

    /** Of a system that serves copies nobody knows how old they are, until somebody says it. */
    private static boolean isCached(ReportedIncident incident, Policy policy) {
        var caches = policy.caches();
        return !caches.among(incident.impact().systems()).isEmpty()
                || !caches.among(incident.repair().deployments().systems()).isEmpty();
    }

    private static boolean isLinked(ReportedIncident incident, Change.Role role) {
        return links(incident).anyMatch(link -> link.role() == role);
    }

    private static boolean isSuspect(ReportedIncident incident, Change.Kind kind) {
        return links(incident)
                .anyMatch(
                        link -> link.role() != Change.Role.FIX && link.change().kind() == kind);
    }

    private static Stream<LinkedChanges.Link> links(ReportedIncident incident) {
        return incident.changes().links().stream();
    }

    /** That no build is known here is no answer: it may be known elsewhere. */
    public StrategyFacts with(KnownBuilds builds) {
        var more = new StrategyAnswers(null, null, null, null, null, null, null, ifSo(builds.haveLastGood()))
                .orElse(answers);
        return new StrategyFacts(
                number,
                more,
                flagSuspect,
                infrastructureSuspect,
                mitigated,
                rollbackPlanned,
                copy,
                provenanceStated,
                systems,
                builds.laterFixes());
    }

    StrategyFacts restoringFrom(@Nullable RestoreSource source, @Nullable String provenance) {
        return new StrategyFacts(
                number,
                answers,
                flagSuspect,
                infrastructureSuspect,
                mitigated,
                rollbackPlanned,
                source == RestoreSource.DEVELOPER_COPY,
                provenance != null,
                systems,
                undoneFixes);
    }
}
