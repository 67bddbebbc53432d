package mayday.timeline.event;

import java.nio.charset.StandardCharsets;

/** JSON that was encoded once, to be copied as it is to whoever asks. Nobody changes its bytes. */
public final class EncodedJson {

    private final byte[] bytes;

    private EncodedJson(byte[] bytes) {
        this.bytes = bytes;
    }

    public static EncodedJson of(byte[] bytes) {
        return new EncodedJson(bytes);
    }

    public static EncodedJson of(String json) {
        return new EncodedJson(json.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return bytes;
    }
}
