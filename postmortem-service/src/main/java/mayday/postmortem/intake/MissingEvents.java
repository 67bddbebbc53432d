package mayday.postmortem.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import mayday.postmortem.log.PublishedEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks the record itself for what Kafka did not bring. */
@Component
class MissingEvents {

    private final IntakeProperties properties;
    private final HttpClient http;

    MissingEvents(IntakeProperties properties) {
        this.properties = properties;
        this.http = HttpClient.newBuilder()
                .connectTimeout(properties.repairTimeout())
                .build();
    }

    /** The events after a sequence, in order, some at a time; none of an incident that the record does not know. */
    List<JsonNode> after(UUID incidentId, int sequence) throws IOException, InterruptedException {
        var base = properties.incidentCommandUrl().toString().replaceAll("/+$", "");
        var request = HttpRequest.newBuilder(
                        URI.create("%s/api/v1/incidents/%s/events?after=%d".formatted(base, incidentId, sequence)))
                .header("Accept", "application/json")
                .timeout(properties.repairTimeout())
                .build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (isUnknown(response)) {
            return List.of();
        }
        if (response.statusCode() != 200) {
            throw new IOException("incident-command answered " + response.statusCode());
        }
        return PublishedEvent.json(response.body()).path("events").valueStream().toList();
    }

    /** Told by the service itself, and not by whatever else may answer at its address. */
    private static boolean isUnknown(HttpResponse<byte[]> response) {
        return response.statusCode() == 404
                && PublishedEvent.json(response.body())
                        .path("code")
                        .asString("")
                        .equals("unknown_incident");
    }
}
