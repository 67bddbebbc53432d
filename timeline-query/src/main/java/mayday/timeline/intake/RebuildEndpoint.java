package mayday.timeline.intake;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code POST /actuator/rebuild} builds every projection anew; {@code GET} says how far it is. */
@Component
@Endpoint(id = "rebuild")
class RebuildEndpoint {

    private final Rebuild rebuild;
    private final IntakeStatus status;

    RebuildEndpoint(Rebuild rebuild, IntakeStatus status) {
        this.rebuild = rebuild;
        this.status = status;
    }

    @WriteOperation
    Map<String, Object> begin() {
        rebuild.begin();
        return progress();
    }

    @ReadOperation
    Map<String, Object> progress() {
        return Map.of("rebuilding", status.isRebuilding(), "lagRecords", status.lagRecords());
    }
}
