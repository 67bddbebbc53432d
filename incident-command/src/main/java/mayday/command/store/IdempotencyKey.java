package mayday.command.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes a repeated command recognizable.
 *
 * @param actorId the key counts within this actor
 * @param fingerprint lower-case hex SHA-256 over everything that makes the request what it is
 */
public record IdempotencyKey(String actorId, String key, String fingerprint) {

    /** Of all that makes a request what it is, as one text. */
    public static String fingerprint(String request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
