package mayday.postmortem.intake;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Reads the topic for as long as the service runs. Whatever fails (broker away, database away, topic made anew, a bug)
 * ends the session and not the reader; the next session starts from the offsets in the database.
 */
@Component
class TopicReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LOOK_AT_TOPIC = Duration.ofSeconds(10);

    private final IntakeProperties properties;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final KafkaAdmin admins;
    private final Offsets offsets;
    private final PoisonProofIntake intake;
    private final Freshness freshness;
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private String lastTrouble = "";

    TopicReader(
            IntakeProperties properties,
            ConsumerFactory<byte[], byte[]> consumers,
            KafkaAdmin admins,
            Offsets offsets,
            PoisonProofIntake intake,
            Freshness freshness) {
        this.properties = properties;
        this.consumers = consumers;
        this.admins = admins;
        this.offsets = offsets;
        this.intake = intake;
        this.freshness = freshness;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("postmortem-intake").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        var reading = thread;
        if (reading != null) {
            end(reading);
        }
        thread = null;
    }

    private static void end(Thread reading) {
        try {
            if (!reading.join(Duration.ofSeconds(3))) {
                reading.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (running) {
            try (var session = open()) {
                follow(session);
            } catch (InterruptedException | InterruptException stopped) {
                LOG.debug("Told to stop", stopped);
            } catch (Exception | Error trouble) {
                tell(trouble);
                pause();
            }
        }
    }

    private TopicSession open() throws InterruptedException, ExecutionException, TimeoutException {
        var admin = Admin.create(admins.getConfigurationProperties());
        try {
            var consumer = consumers.createConsumer();
            try {
                return new TopicSession(properties.topic(), admin, consumer, offsets);
            } catch (Exception | Error failed) {
                consumer.close(CloseOptions.timeout(Duration.ZERO));
                throw failed;
            }
        } catch (Exception | Error failed) {
            admin.close(Duration.ZERO);
            throw failed;
        }
    }

    private void follow(TopicSession session) throws InterruptedException, ExecutionException, TimeoutException {
        var looks = new Looks();
        look(session);
        while (running) {
            var records = session.poll(POLL);
            for (var partition : records.partitions()) {
                var ofPartition = records.records(partition);
                intake.take(session.topicId(), partition, session.position(partition), ofPartition);
                session.taken(partition, ofPartition.getLast().offset() + 1);
                lastTrouble = "";
            }
            if (looks.atEnd(properties.retry())) {
                look(session);
            } else if (!records.isEmpty()) {
                freshness.atLeastBehindBy(session.behind());
            }
            if (looks.atTopic(LOOK_AT_TOPIC) && !session.isCurrent()) {
                return;
            }
        }
    }

    private void look(TopicSession session) {
        var behind = session.behindNow();
        freshness.behindBy(behind);
        if (behind == 0) {
            lastTrouble = "";
        }
    }

    /** Once, and not at every attempt: that a session opens is no sign yet that its records can be taken in. */
    private void tell(Throwable trouble) {
        var text = trouble.toString();
        if (!text.equals(lastTrouble)) {
            LOG.warn("Cannot read {} now, trying again every {}", properties.topic(), properties.retry(), trouble);
        }
        lastTrouble = text;
    }

    private void pause() {
        try {
            Thread.sleep(properties.retry());
        } catch (InterruptedException stopped) {
            LOG.debug("Told to stop", stopped);
        }
    }
}
