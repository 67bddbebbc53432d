package mayday.chaos;

import java.time.Duration;
import java.util.function.Supplier;
import mayday.standalone.Addresses;
import mayday.standalone.MaydayProcess;

/** The Mayday that is killed, in whole or in part, and comes back. */
final class Victim implements AutoCloseable {

    private static final Duration TO_COME_BACK = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private MaydayProcess mayday;

    Victim(MaydayProcess mayday) {
        this.mayday = mayday;
    }

    Addresses addresses() {
        return mayday.addresses();
    }

    void killAndRestart(Supplier<MaydayProcess> restart) {
        mayday.kill();
        mayday = restart.get();
    }

    /** {@code meanwhile} is called again and again until Kafka is back. */
    void killBroker(Runnable meanwhile) throws InterruptedException {
        kill(mayday.broker(), "Kafka", meanwhile);
    }

    void killDatabase() throws InterruptedException {
        kill(mayday.database(), "PostgreSQL", () -> {});
    }

    // Children come back by themselves: what we wait for is that Mayday says so.
    private void kill(ProcessHandle child, String name, Runnable meanwhile) throws InterruptedException {
        var before = timesBack(name);
        child.destroyForcibly();
        var deadline = System.nanoTime() + TO_COME_BACK.toNanos();
        while (timesBack(name) == before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " did not come back: " + mayday.console());
            }
            meanwhile.run();
            Thread.sleep(GLANCE);
        }
    }

    private long timesBack(String name) {
        return mayday.console().stream()
                .filter(line -> line.startsWith(name + " is back"))
                .count();
    }

    @Override
    public void close() {
        mayday.close();
    }
}
