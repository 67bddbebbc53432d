package mayday.command.rest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mayday.command.door.DoorCode;
import mayday.command.door.Refusal;
import mayday.command.incident.IncidentRejection;
import mayday.command.store.StoreRefusal;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is held against the code: each code of this service with its status, and no other. */
public class ErrorsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "errors.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| ([0-9]{3}) \\| .+ \\| .+ \\|");

    public static final List<StoreRefusal.Reason> STORE_REASONS = List.of(
            new StoreRefusal.StaleVersion(1),
            new StoreRefusal.ConcurrentWriters(),
            new StoreRefusal.IdempotencyKeyReused(),
            new StoreRefusal.CommandInProgress(Duration.ZERO),
            new StoreRefusal.EventTooLarge(1),
            new StoreRefusal.StoreUnavailable(Duration.ZERO));

    @Test
    void no_reason_of_the_store_is_forgotten() {
        assertThat(STORE_REASONS.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(StoreRefusal.Reason.class.getPermittedSubclasses());
    }

    @Test
    void each_code_is_listed_with_its_status() throws IOException {
        assertThat(listed()).isEqualTo(inCode());
    }

    private static Map<String, Integer> listed() throws IOException {
        var text = Files.readString(DOCUMENT);
        var ours = text.substring(text.indexOf("## incident-command"));
        var end = ours.indexOf("\n## ", 1);
        return ROW.matcher(end < 0 ? ours : ours.substring(0, end))
                .results()
                .collect(toMap(row -> row.group(1), row -> Integer.parseInt(row.group(2)), (_, _) -> -1, TreeMap::new));
    }

    private static Map<String, Integer> inCode() {
        var codes = new TreeMap<String, Integer>();
        for (var code : DoorCode.values()) {
            codes.put(code.code(), code.status().value());
        }
        for (var reason : IncidentRejection.Reason.values()) {
            codes.put(reason.name().toLowerCase(Locale.ROOT), status(new IncidentRejection(reason, "x")));
        }
        STORE_REASONS.forEach(reason -> codes.put(reason.code(), status(new StoreRefusal(reason, "x"))));
        return codes;
    }

    private static int status(RuntimeException thrown) {
        return Refusal.of(thrown).orElseThrow().status().value();
    }
}
