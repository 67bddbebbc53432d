package mayday.command.store;

import java.nio.charset.StandardCharsets;
import mayday.command.encoding.Sha256;

/**
 * Makes a repeated command recognizable.
 *
 * @param actorId the key counts within this actor
 * @param fingerprint lower-case hex SHA-256 over everything that makes the request what it is
 */
public record IdempotencyKey(String actorId, String key, String fingerprint) {

    /** Of all that makes a request what it is, as one text. */
    public static String fingerprint(String request) {
        return Sha256.of(request.getBytes(StandardCharsets.UTF_8));
    }
}
