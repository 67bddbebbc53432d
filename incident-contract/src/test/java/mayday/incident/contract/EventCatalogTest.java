package mayday.incident.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventCatalogTest {

    @Test
    void the_event_catalog_says_what_the_contract_says() {
        var now = new EventCatalog().write();

        assertThat(Written.read(Path.of("../docs/events.md"), now)).isEqualTo(now);
    }
}
