package mayday.command.rest.request;

import java.security.SecureRandom;
import java.util.UUID;

/** UUID version 7: 48 bits of milliseconds, then chance. */
final class TimeOrderedId {

    private static final SecureRandom CHANCE = new SecureRandom();

    private TimeOrderedId() {}

    static UUID next() {
        long time = System.currentTimeMillis() << 16;
        return new UUID(time | 0x7000 | (CHANCE.nextLong() & 0x0fff), CHANCE.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
