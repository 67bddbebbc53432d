package mayday.timeline.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mayday.timeline.event.EncodedJson;
import mayday.timeline.event.Feed;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

class TailTest {

    private static final Executor VIRTUAL = Thread::startVirtualThread;
    private static final Duration LONG = Duration.ofSeconds(20);

    /** A feed in memory; what its questions do before they are answered is up to the test. */
    private static final class SlowFeed implements Feed {

        private final List<Item> items = new CopyOnWriteArrayList<>();
        private final Runnable before;

        SlowFeed(Runnable before) {
            this.before = before;
        }

        void add(long position) {
            items.add(new Item(position, EncodedJson.of("{\"at\":%d}".formatted(position))));
        }

        @Override
        public List<Item> after(long position) {
            var answer =
                    items.stream().filter(item -> item.position() > position).toList();
            before.run();
            return answer;
        }

        @Override
        public long newest() {
            return items.isEmpty() ? 0 : items.getLast().position();
        }
    }

    @Test
    void whoever_tells_of_news_does_not_wait_for_those_who_read_and_what_comes_meanwhile_is_not_lost() {
        var isReading = new CountDownLatch(1);
        var isAnswered = new CountDownLatch(1);
        var feed = new SlowFeed(() -> {
            isReading.countDown();
            await(isAnswered);
        });
        var tail = new Tail("entry", feed, 4096);
        assertThat(tail.newest()).isZero();
        tail.touch();
        var slow = CompletableFuture.supplyAsync(() -> tail.after(0), VIRTUAL);
        await(isReading);

        feed.add(1);
        assertThat(CompletableFuture.runAsync(tail::touch, VIRTUAL)).succeedsWithin(LONG);
        isAnswered.countDown();

        assertThat(slow).succeedsWithin(LONG).isEqualTo(List.of());
        assertThat(tail.after(0)).extracting(Frame::position).containsExactly(1L);
    }

    @Test
    void a_reader_waits_while_the_database_is_away() throws IOException, InterruptedException {
        var questions = new AtomicInteger();
        var feed = new SlowFeed(() -> {
            if (questions.incrementAndGet() < 3) {
                throw new DataAccessResourceFailureException("away");
            }
        });
        var tail = new Tail("entry", feed, 4096);
        assertThat(tail.newest()).isZero();
        feed.add(1);
        tail.touch();
        var out = new ByteArrayOutputStream();

        new LiveReader(tail, out, Duration.ofMillis(1)).follow((_, _) -> 0, () -> questions.get() < 3);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(": ping\n\n: ping\n\nid: 1\nevent: entry\ndata: {\"at\":1}\n\n");
    }

    @Test
    void nobody_queues_behind_a_reader_whom_the_database_does_not_answer() {
        var isReading = new CountDownLatch(1);
        var isAnswered = new CountDownLatch(1);
        var tail = new Tail(
                "entry",
                new SlowFeed(() -> {
                    isReading.countDown();
                    await(isAnswered);
                }),
                4096);
        assertThat(tail.newest()).isZero();
        tail.touch();
        var slow = CompletableFuture.supplyAsync(() -> tail.after(0), VIRTUAL);
        await(isReading);

        assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> tail.after(0));
        assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(tail::newest);

        isAnswered.countDown();
        assertThat(slow).succeedsWithin(LONG);
        assertThat(tail.newest()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
