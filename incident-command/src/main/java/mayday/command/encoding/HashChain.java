package mayday.command.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/**
 * SHA-256 over what is stored and the hash before it. Each field is preceded by its length as a 32-bit big-endian
 * number, so that no two rows can run together into the same bytes.
 */
public final class HashChain {

    private static final byte[] FORMAT = "v1".getBytes(UTF_8);

    private HashChain() {}

    /** The hash of a row, lower-case hex; the row's own {@code hash} is not looked at. */
    public static String hashOf(EventRow row) {
        var digest = Sha256.digest();
        field(digest, FORMAT);
        field(digest, bytes(row.stream()));
        field(digest, bytes(row.sequence()));
        field(digest, bytes(row.eventId()));
        field(digest, row.type().getBytes(UTF_8));
        field(digest, bytes(row.version()));
        field(digest, bytes(row.occurredAt()));
        field(digest, bytes(row.recordedAt()));
        field(digest, row.metadata());
        field(digest, row.payload());
        field(digest, HexFormat.of().parseHex(row.previousHash()));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether a row follows its predecessor and says what it said when it was written. */
    public static boolean continues(Head previous, EventRow row) {
        return row.sequence() == previous.sequence() + 1
                && row.previousHash().equals(previous.hash())
                && row.hash().equals(hashOf(row));
    }

    private static void field(MessageDigest digest, byte[] value) {
        digest.update(bytes(value.length));
        digest.update(value);
    }

    private static byte[] bytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static byte[] bytes(UUID value) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    private static byte[] bytes(Instant value) {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, value))
                .array();
    }
}
