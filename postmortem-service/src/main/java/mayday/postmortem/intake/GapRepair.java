package mayday.postmortem.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Fills gaps from the record itself. What cannot be filled now stays parked and is tried again. */
@Component
class GapRepair {

    private static final Logger LOG = LoggerFactory.getLogger(GapRepair.class);

    private final Gaps gaps;
    private final IncidentLog log;
    private final Intake intake;
    private final IntakeProperties properties;
    private final HttpClient http;

    GapRepair(Gaps gaps, IncidentLog log, Intake intake, IntakeProperties properties) {
        this.gaps = gaps;
        this.log = log;
        this.intake = intake;
        this.properties = properties;
        this.http = HttpClient.newBuilder()
                .connectTimeout(properties.repairTimeout())
                .build();
    }

    void repair() throws InterruptedException {
        for (var gap : gaps.open()) {
            try {
                fill(gap);
            } catch (IOException | UnreadableEvent unavailable) {
                LOG.warn("{} stays parked, its gap cannot be filled now: {}", gap.incidentId(), unavailable.toString());
            }
        }
        gaps.closeFilled();
    }

    private void fill(Gaps.Gap gap) throws IOException, InterruptedException {
        int version = version(gap.incidentId());
        int before = -1;
        while (version < gap.seenSequence() && version > before) {
            before = version;
            intake.repair(gap.incidentId(), page(gap.incidentId(), version));
            version = version(gap.incidentId());
        }
        if (version < gap.seenSequence()) {
            throw new IOException("the record has nothing readable after sequence " + version);
        }
        LOG.info("Filled the gap of {} up to sequence {}", gap.incidentId(), version);
    }

    private int version(UUID incidentId) {
        return log.find(incidentId).map(IncidentLog.Incident::version).orElse(0);
    }

    private List<JsonNode> page(UUID incidentId, int after) throws IOException, InterruptedException {
        var base = properties.incidentCommandUrl().toString().replaceAll("/+$", "");
        var request = HttpRequest.newBuilder(
                        URI.create("%s/api/v1/incidents/%s/events?after=%d".formatted(base, incidentId, after)))
                .header("Accept", "application/json")
                .timeout(properties.repairTimeout())
                .build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("incident-command answered " + response.statusCode());
        }
        return PublishedEvent.json(response.body()).path("events").valueStream().toList();
    }
}
