package mayday.timeline.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mayday.timeline.event.EventReader;
import mayday.timeline.event.PublishedEvent;
import mayday.timeline.event.UnreadableEvent;
import org.springframework.stereotype.Component;

/** Fetches events that Kafka did not bring from the log of incident-command. */
@Component
class MissingEvents {

    private static final int PAGE = 100;

    private final IntakeProperties properties;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    MissingEvents(IntakeProperties properties) {
        this.properties = properties;
    }

    /** The events after a sequence, in order, some at a time; none of an incident that the record does not know. */
    List<PublishedEvent> after(UUID incident, int sequence) throws IOException, InterruptedException, UnreadableEvent {
        var address = "%s/api/v1/incidents/%s/events?after=%d&limit=%d"
                .formatted(properties.incidentCommandUrl(), incident, sequence, PAGE);
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(10))
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (isUnknown(answer)) {
            return List.of();
        }
        if (answer.statusCode() != 200) {
            throw new IOException("incident-command answered " + answer.statusCode());
        }
        var events = new ArrayList<PublishedEvent>();
        for (var node : EventReader.tree(answer.body()).path("events")) {
            var event = EventReader.event(node);
            if (!event.incidentId().equals(incident)) {
                throw new UnreadableEvent("header_mismatch", "The event belongs to another incident");
            }
            events.add(event);
        }
        return events;
    }

    /** Told by the service itself, and not by whatever else may answer at its address. */
    private static boolean isUnknown(HttpResponse<byte[]> answer) throws UnreadableEvent {
        return answer.statusCode() == 404
                && EventReader.tree(answer.body()).path("code").asString("").equals("unknown_incident");
    }
}
