package mayday.postmortem.draft;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mayday.incident.v1.Reproduction;
import org.jspecify.annotations.Nullable;

/** How the trouble was told: the first report and every further one. */
public record Report(
        Instant at,
        String precision,
        @Nullable String source,
        @Nullable String reporter,
        @Nullable String reference,
        @Nullable String text,
        @Nullable Steps reproduction,
        String eventId) {

    /** How to see it happen. */
    public record Steps(
            List<String> steps,
            @Nullable String expected,
            @Nullable String seen,
            @Nullable String environment) {

        static Steps of(Reproduction reproduction) {
            return new Steps(
                    reproduction.getStepsList(),
                    reproduction.hasExpected() ? reproduction.getExpected() : null,
                    reproduction.hasSeen() ? reproduction.getSeen() : null,
                    reproduction.hasEnvironment() ? reproduction.getEnvironment() : null);
        }
    }

    static List<Report> of(List<Occurrence> log) {
        return log.stream().sorted(Occurrence.IN_TIME).flatMap(Report::report).toList();
    }

    private static Stream<Report> report(Occurrence said) {
        if (said.event().hasReported()) {
            var reported = said.event().getReported();
            return Stream.of(new Report(
                    said.at(),
                    said.precision(),
                    Occurrence.word(reported.getSource(), "REPORT_SOURCE_"),
                    reported.hasReporter() ? reported.getReporter() : null,
                    reported.hasReference() ? reported.getReference() : null,
                    reported.hasDescription() ? reported.getDescription() : null,
                    reported.hasReproduction() ? Steps.of(reported.getReproduction()) : null,
                    said.eventId()));
        }
        if (said.event().hasReportAdded()) {
            var added = said.event().getReportAdded();
            return Stream.of(new Report(
                    said.at(),
                    said.precision(),
                    Occurrence.word(added.getSource(), "REPORT_SOURCE_"),
                    added.hasReporter() ? added.getReporter() : null,
                    added.hasReference() ? added.getReference() : null,
                    added.hasText() ? added.getText() : null,
                    added.hasReproduction() ? Steps.of(added.getReproduction()) : null,
                    said.eventId()));
        }
        return Stream.empty();
    }
}
