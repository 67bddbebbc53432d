package mayday.timeline.response;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mayday.timeline.downtime.Impact;
import mayday.timeline.downtime.TimeDown;
import mayday.timeline.intake.ProjectedIncident;
import org.jspecify.annotations.Nullable;

/**
 * Every number of one incident.
 *
 * @param definitions the version of what the numbers mean
 * @param asOf the record time asked for; absent: the latest
 * @param clippedAt where what goes on is cut off
 */
record Metrics(
        String incidentId,
        String number,
        String definitions,
        int version,
        @Nullable Instant asOf,
        Instant clippedAt,
        Map<String, Instant> stamps,
        List<Durations.Named> durations,
        TimeDown timeDown) {

    /** Another one makes other numbers of the same events. */
    static final String DEFINITIONS = "v1";

    static Metrics of(ProjectedIncident incident, List<Milestone> milestones, Impact impact, Instant clippedAt) {
        var stamps = Stamps.of(milestones, impact);
        var instants = new LinkedHashMap<String, Instant>();
        stamps.known().forEach((name, stamp) -> instants.put(name, stamp.instant()));
        var clip = clippedAt.toEpochMilli();
        return new Metrics(
                incident.id().toString(),
                incident.number(),
                DEFINITIONS,
                incident.version(),
                null,
                Instant.ofEpochMilli(clip),
                instants,
                Durations.of(stamps, impact, OpenTime.of(milestones, clip)),
                impact.timeDown(clip));
    }
}
