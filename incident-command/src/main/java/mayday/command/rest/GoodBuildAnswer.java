package mayday.command.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mayday.command.incident.IncidentNumber;
import mayday.command.incident.Precision;
import mayday.command.incident.ProductionBuilds.GoodBuild;
import org.jspecify.annotations.Nullable;

/**
 * The last good build of a system.
 *
 * @param build absent where the log shows none
 */
record GoodBuildAnswer(String system, @Nullable Build build) {

    /**
     * @param incident whose fix it was
     * @param laterFixes other incidents whose fix came after it: going back to it undoes them
     */
    record Build(
            String incident,
            String deploymentId,
            @Nullable String version,
            List<String> commits,
            Instant deployedAt,
            Precision deployedAtPrecision,
            List<String> laterFixes) {

        static Build of(GoodBuild build) {
            return new Build(
                    number(build.incident()),
                    build.deploymentId(),
                    build.version(),
                    build.commits(),
                    build.deployedAt().at(),
                    build.deployedAt().precision(),
                    build.laterFixes().stream().map(Build::number).toList());
        }

        private static String number(int number) {
            return IncidentNumber.text(number);
        }
    }

    static GoodBuildAnswer of(String system, Optional<GoodBuild> build) {
        return new GoodBuildAnswer(system, build.map(Build::of).orElse(null));
    }
}
