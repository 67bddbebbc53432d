package mayday.timeline.live;

import java.nio.charset.StandardCharsets;
import mayday.timeline.event.EncodedJson;
import mayday.timeline.event.Feed;

/** One event of a stream as it goes over the wire: one buffer, shared by all readers. */
final class Frame {

    private final long position;
    private final byte[] bytes;

    private Frame(long position, byte[] bytes) {
        this.position = position;
        this.bytes = bytes;
    }

    static Frame of(String event, Feed.Item item) {
        return of(event, item.position(), item.json());
    }

    /** Tells the reader that its token leads nowhere: it has to read anew, and is up to date then. */
    static Frame reset(long position) {
        return of("reset", position, EncodedJson.of("{\"position\":%d}".formatted(position)));
    }

    private static Frame of(String event, long position, EncodedJson json) {
        var head = "id: %d\nevent: %s\ndata: ".formatted(position, event).getBytes(StandardCharsets.UTF_8);
        var data = json.bytes();
        var bytes = new byte[head.length + data.length + 2];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(data, 0, bytes, head.length, data.length);
        bytes[bytes.length - 2] = '\n';
        bytes[bytes.length - 1] = '\n';
        return new Frame(position, bytes);
    }

    long position() {
        return position;
    }

    byte[] bytes() {
        return bytes;
    }
}
