package mayday.postmortem.draft;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long deployments took from their request to live. */
final class RequestToLive {

    private RequestToLive() {}

    /** What counts of the requests, by the ids of the deployments: the last word on each. */
    static Map<String, Occurrence> requests(List<Occurrence> log) {
        var requests = new HashMap<String, Occurrence>();
        log.stream()
                .filter(said -> said.event().hasFixDeploymentRequested())
                .forEach(said ->
                        requests.put(said.event().getFixDeploymentRequested().getDeploymentId(), said));
        return requests;
    }

    /** Nothing where it is not live, or one of the two instants is not known well enough. */
    static @Nullable Span span(Occurrence request, @Nullable Stamp live) {
        return Span.between("request_to_live", Stamp.of("deploymentRequested", request, "requested"), live);
    }

    /** As the end of a headline; empty where there is nothing to tell. */
    static String words(Occurrence said, EffectiveLog log) {
        if (!said.event().hasFixDeployed()) {
            return "";
        }
        var request = requests(log.counting()).get(said.event().getFixDeployed().getDeploymentId());
        var span = request == null ? null : span(request, Stamp.of("fixDeployed", said, "finished"));
        if (span == null || span.flags().contains("out_of_order")) {
            return "";
        }
        var about = span.flags().contains("approximate") ? "about " : "";
        return ", %s%s after it was requested".formatted(about, spoken(Duration.ofMillis(span.millis())));
    }

    private static String spoken(Duration time) {
        if (time.toMinutes() == 0) {
            return "%d s".formatted(time.toSeconds());
        }
        return time.toHours() == 0
                ? "%d min".formatted(time.toMinutes())
                : "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
    }
}
