package mayday.command.store;

/**
 * Makes a repeated command recognizable.
 *
 * @param actorId the key counts within this actor
 * @param fingerprint lower-case hex SHA-256 over everything that makes the request what it is
 */
public record IdempotencyKey(String actorId, String key, String fingerprint) {}
