package mayday.command.rest.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What makes a request the same request: method, path with the incident's one id, body in any order, version. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(String method, String path, JsonNode body, @Nullable Integer expectedVersion) {
        var parts = String.join("\n", method, path, String.valueOf(expectedVersion), body.toString());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
