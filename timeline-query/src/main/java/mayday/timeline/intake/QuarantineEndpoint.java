package mayday.timeline.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/quarantine}: the records that were left out last, and why. */
@Component
@Endpoint(id = "quarantine")
class QuarantineEndpoint {

    private final Quarantine quarantine;

    QuarantineEndpoint(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @ReadOperation
    List<Map<String, @Nullable Object>> latest() {
        return quarantine.latest();
    }
}
