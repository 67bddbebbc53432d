package mayday.timeline.timeline;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.timeline.event.EffectiveLog;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.Standing;

/** How long a deployment took from its request to live. */
final class RequestToLive {

    private RequestToLive() {}

    /** As the end of a headline; empty where nobody asked for it, or one of the two instants is not known well enough. */
    static String words(PublishedEvent event, EffectiveLog log) {
        if (event.factCase() != FactCase.FIX_DEPLOYED || !event.isTimed()) {
            return "";
        }
        return log.requestOf(event.message().getFixDeployed().getDeploymentId())
                .filter(request -> request.isTimed() && request.millis() <= event.millis())
                .map(request -> words(request, event))
                .orElse("");
    }

    private static String words(PublishedEvent request, PublishedEvent live) {
        var about = request.isApproximate() || live.isApproximate() ? "about " : "";
        return ", %s%s after it was requested"
                .formatted(about, spoken(Duration.ofMillis(live.millis() - request.millis())));
    }

    private static String spoken(Duration time) {
        if (time.toMinutes() == 0) {
            return "%d s".formatted(time.toSeconds());
        }
        return time.toHours() == 0
                ? "%d min".formatted(time.toMinutes())
                : "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
    }

    /** The entries before the event that tell of another time since: it is a request, or says something of one. */
    static Set<UUID> changedBy(PublishedEvent event, EffectiveLog log) {
        if (!EffectiveLog.isAbout(event) && !event.message().hasFixDeploymentRequested()) {
            return Set.of();
        }
        var changed = log.changedBy(event);
        var more = new LinkedHashSet<>(changed);
        log.entries().stream()
                .map(Standing::published)
                .filter(entry -> entry.message().hasFixDeploymentRequested())
                .filter(request -> request.eventId().equals(event.eventId()) || changed.contains(request.eventId()))
                .map(request -> request.message().getFixDeploymentRequested().getDeploymentId())
                .forEach(deployment -> log.entries().stream()
                        .map(Standing::published)
                        .filter(entry -> entry.sequence() < event.sequence() && isLive(entry, deployment))
                        .forEach(entry -> more.add(entry.eventId())));
        return more;
    }

    private static boolean isLive(PublishedEvent entry, String deployment) {
        return entry.message().hasFixDeployed()
                && entry.message().getFixDeployed().getDeploymentId().equals(deployment);
    }
}
