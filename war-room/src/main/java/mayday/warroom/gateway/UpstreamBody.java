package mayday.warroom.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an upstream answer, one piece at a time.
 *
 * <p>An input stream would do, but for two things: it cannot be waited on for a while only, and Spring's responses read
 * it to its end when closed, which for a live stream is never. Closing this one lets go of the connection at once.
 */
final class UpstreamBody implements Flow.Subscriber<List<ByteBuffer>>, Closeable {

    /** What arrived: bytes, or the end with its reason if it was not a good one. */
    private record Piece(
            List<ByteBuffer> bytes, boolean last, @Nullable Throwable failure) {}

    private final BlockingQueue<Piece> arrived = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;

    /**
     * The next bytes; an empty list when none came within the wait; null at the end.
     *
     * @throws IOException if the upstream broke off
     */
    @Nullable
    List<ByteBuffer> next(Duration wait) throws IOException, InterruptedException {
        var piece = arrived.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (piece == null) {
            return List.of();
        }
        if (piece.failure() != null) {
            throw new IOException("The upstream broke off", piece.failure());
        }
        if (piece.last()) {
            return null;
        }
        more();
        return piece.bytes();
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        subscription = opened;
        if (closed) {
            opened.cancel();
        } else {
            opened.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrived.add(new Piece(bytes, false, null));
    }

    @Override
    public void onError(Throwable failure) {
        arrived.add(new Piece(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
        arrived.add(new Piece(List.of(), true, null));
    }

    @Override
    public void close() {
        closed = true;
        var open = subscription;
        if (open != null) {
            open.cancel();
        }
    }

    private void more() {
        var open = subscription;
        if (open != null) {
            open.request(1);
        }
    }
}
