package mayday.timeline.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import mayday.timeline.event.EncodedJson;
import mayday.timeline.intake.IntakeStatus;
import mayday.timeline.intake.ProjectedIncident;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers that say how fresh they are. */
@Component
public class Answers {

    private final Incidents incidents;
    private final IntakeStatus intake;

    Answers(Incidents incidents, IntakeStatus intake) {
        this.incidents = incidents;
        this.intake = intake;
    }

    /** About one incident. {@code tag} is its version, with more where the answer depends on more. */
    public ResponseEntity<byte[]> about(ProjectedIncident incident, String tag, MediaType form, byte[] body) {
        return ResponseEntity.ok()
                .contentType(form)
                .cacheControl(CacheControl.noCache())
                .eTag("\"" + tag + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Timeline-Version", String.valueOf(incident.version()))
                .header("Timeline-Lag-Ms", String.valueOf(incidents.lagMillis(incident)))
                .body(body);
    }

    /** About many incidents. */
    public ResponseEntity<byte[]> aboutAll(long position, byte[] body) {
        var answer = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .header("Timeline-Position", String.valueOf(position))
                .header("Timeline-Lag-Ms", String.valueOf(intake.lagMillis()));
        if (intake.isRebuilding()) {
            answer.header(HttpHeaders.WARNING, "199 - \"the projections are being rebuilt\"");
        }
        return answer.body(body);
    }

    /** Joins encoded JSON values to an array. */
    public static byte[] array(String before, Iterable<EncodedJson> values, String after) {
        var joined = new ByteArrayOutputStream(4096);
        joined.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        var separator = "";
        for (var value : values) {
            joined.writeBytes(separator.getBytes(StandardCharsets.UTF_8));
            joined.writeBytes(value.bytes());
            separator = ",";
        }
        joined.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return joined.toByteArray();
    }
}
