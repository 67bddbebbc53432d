package mayday.standalone.children;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    private final SlowChild child = new SlowChild();
    private final Supervisor supervisor = new Supervisor(child, _ -> {});

    @Test
    void a_child_that_is_starting_is_stopped_when_it_has_started() throws Exception {
        var starting = Thread.ofPlatform().start(supervisor::start);
        child.isStarting.await();
        var closing = Thread.ofPlatform().start(supervisor::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING || !closing.isAlive());

        child.mayStart.countDown();

        starting.join();
        closing.join();
        assertThat(child.happened).containsExactly("started", "stopped");
    }

    @Test
    void a_child_that_was_stopped_does_not_start() {
        child.mayStart.countDown();
        supervisor.close();

        assertThatExceptionOfType(ChildFailure.class).isThrownBy(supervisor::start);

        assertThat(child.happened).containsExactly("stopped");
    }

    /** Starts when it is let, and is this process, which runs as long as the test does. */
    private static final class SlowChild implements Child {

        final CountDownLatch isStarting = new CountDownLatch(1);
        final CountDownLatch mayStart = new CountDownLatch(1);
        final List<String> happened = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "Child";
        }

        @Override
        public void start() {
            isStarting.countDown();
            try {
                mayStart.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            happened.add("started");
        }

        @Override
        public ProcessHandle process() {
            return ProcessHandle.current();
        }

        @Override
        public void stop() {
            happened.add("stopped");
        }
    }
}
