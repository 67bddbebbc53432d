package mayday.timeline.intake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the topic for as long as the application runs; Kafka or the database being away is waited out. */
@Component
class TopicReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final IntakeProperties properties;
    private final KafkaClients kafka;
    private final Offsets offsets;
    private final PoisonProofIntake intake;
    private final IntakeStatus status;
    private volatile @Nullable Run run;

    TopicReader(
            IntakeProperties properties,
            KafkaClients kafka,
            Offsets offsets,
            PoisonProofIntake intake,
            IntakeStatus status) {
        this.properties = properties;
        this.kafka = kafka;
        this.offsets = offsets;
        this.intake = intake;
        this.status = status;
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            var started = new Run();
            run = started;
            started.thread.start();
        }
    }

    @Override
    public synchronized void stop() {
        var running = run;
        if (running != null) {
            running.end();
            run = null;
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    /** One start of the reader, until its stop. */
    private final class Run {

        private final CountDownLatch ended = new CountDownLatch(1);
        // A platform thread: projections must not wait for a carrier while requests keep all of them busy.
        private final Thread thread =
                Thread.ofPlatform().daemon().name("intake").unstarted(this::readOn);
        private volatile @Nullable Consumer<byte[], byte[]> consumer;
        private Duration pause = FIRST_PAUSE;
        private boolean isBroken;

        void readOn() {
            while (ended.getCount() > 0) {
                try (var admin = kafka.admin();
                        var opened = kafka.consumer()) {
                    consumer = opened;
                    read(opened, admin);
                } catch (WakeupException stopping) {
                    // Only stop() wakes the consumer up.
                    return;
                } catch (RuntimeException | Error broken) {
                    waitAndTryAgain(broken);
                }
            }
        }

        private void read(Consumer<byte[], byte[]> opened, Admin admin) {
            var lag = new TopicLag(properties.topic(), opened, status);
            var session = new TopicSession(properties, opened, new TopicIdentity(admin), offsets, intake, lag);
            while (ended.getCount() > 0) {
                session.step();
                if (isBroken) {
                    LOG.info("Reading {} again", properties.topic());
                }
                isBroken = false;
                pause = FIRST_PAUSE;
            }
        }

        private void waitAndTryAgain(Throwable broken) {
            if (!isBroken) {
                LOG.warn("Reading {} is interrupted and will be tried again", properties.topic(), broken);
            }
            isBroken = true;
            try {
                ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                ended.countDown();
            }
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(properties.patience()) < 0 ? doubled : properties.patience();
        }

        void end() {
            ended.countDown();
            var reading = consumer;
            if (reading != null) {
                reading.wakeup();
            }
            try {
                thread.join(Duration.ofSeconds(8));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
