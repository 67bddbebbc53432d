package mayday.command.rest.request;

import mayday.command.store.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What makes a request the same request: method, path with the incident's one id, body in any order, version. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(String method, String path, JsonNode body, @Nullable Integer expectedVersion) {
        var parts = String.join("\n", method, path, String.valueOf(expectedVersion), body.toString());
        return IdempotencyKey.fingerprint(parts);
    }
}
