package mayday.postmortem.draft;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mayday.incident.v1.Check;
import mayday.incident.v1.Evidence;
import org.jspecify.annotations.Nullable;

/** How it was made sure that the fix holds: the runs of checks, and what was said of environments and systems. */
public record Verification(List<CheckRun> checks, List<Verdict> verdicts) {

    /**
     * One run of a check.
     *
     * @param symptom it tests the incident's own symptom
     * @param outcome PASSED or FAILED
     */
    public record CheckRun(
            String name,
            @Nullable String system,
            String environment,
            boolean symptom,
            String outcome,
            Instant at,
            String precision,
            @Nullable String run,
            @Nullable String performedBy,
            @Nullable String evidenceUrl,
            @Nullable String evidenceQuery,
            @Nullable String text) {}

    /** What was said of a fix; the outcome is VERIFIED or REJECTED. */
    public record Verdict(
            String environment,
            List<String> systems,
            String outcome,
            Instant at,
            String precision,
            @Nullable String text) {}

    static Verification of(List<Occurrence> log) {
        var sorted = log.stream().sorted(Occurrence.IN_TIME).toList();
        return new Verification(
                sorted.stream().flatMap(Verification::run).toList(),
                sorted.stream().flatMap(Verification::verdict).toList());
    }

    private static Stream<CheckRun> run(Occurrence said) {
        var event = said.event();
        if (event.hasCheckPassed()) {
            return Stream.of(run(said, event.getCheckPassed().getCheck(), "PASSED"));
        }
        return event.hasCheckFailed()
                ? Stream.of(run(said, event.getCheckFailed().getCheck(), "FAILED"))
                : Stream.empty();
    }

    private static CheckRun run(Occurrence said, Check check, String outcome) {
        Evidence evidence = check.getEvidence();
        return new CheckRun(
                check.getName(),
                check.hasSystem() ? check.getSystem() : null,
                check.getEnvironment(),
                check.getSymptom(),
                outcome,
                said.at(),
                said.precision(),
                check.hasRun() ? check.getRun() : null,
                check.hasPerformedBy() ? check.getPerformedBy() : null,
                evidence.hasUrl() ? evidence.getUrl() : null,
                evidence.hasQuery() ? evidence.getQuery() : null,
                check.hasText() ? check.getText() : null);
    }

    private static Stream<Verdict> verdict(Occurrence said) {
        var event = said.event();
        if (event.hasFixVerified()) {
            var verified = event.getFixVerified();
            return Stream.of(new Verdict(
                    verified.getEnvironment(),
                    verified.getSystemsList(),
                    "VERIFIED",
                    said.at(),
                    said.precision(),
                    verified.hasText() ? verified.getText() : null));
        }
        if (event.hasFixRejected()) {
            var rejected = event.getFixRejected();
            return Stream.of(new Verdict(
                    rejected.getEnvironment(),
                    rejected.getSystemsList(),
                    "REJECTED",
                    said.at(),
                    said.precision(),
                    rejected.getReason()));
        }
        return Stream.empty();
    }
}
