package mayday.postmortem.intake;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
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
class IncidentEventsListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentEventsListener.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LOOK_AT_TOPIC = Duration.ofSeconds(10);

    private final IntakeProperties properties;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final KafkaAdmin admins;
    private final Offsets offsets;
    private final Intake intake;
    private final Freshness freshness;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    IncidentEventsListener(
            IntakeProperties properties,
            ConsumerFactory<byte[], byte[]> consumers,
            KafkaAdmin admins,
            Offsets offsets,
            Intake intake,
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
        try {
            if (!thread.join(Duration.ofSeconds(3))) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        var lastTrouble = "";
        while (running) {
            try (var session = open()) {
                lastTrouble = "";
                follow(session);
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException stopped) {
                LOG.debug("Told to stop", stopped);
            } catch (Exception trouble) {
                lastTrouble = tell(trouble, lastTrouble);
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
            } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException failed) {
                consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
                throw failed;
            }
        } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException failed) {
            admin.close(Duration.ZERO);
            throw failed;
        }
    }

    private void follow(TopicSession session) throws InterruptedException, ExecutionException, TimeoutException {
        var looks = new Looks();
        freshness.behindBy(session.behindNow());
        while (running) {
            var records = session.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                var ofPartition = records.records(partition);
                intake.take(session.topicId(), partition, session.position(partition), ofPartition);
                session.taken(partition, ofPartition.getLast().offset() + 1);
            }
            if (looks.atEnd(properties.retry())) {
                freshness.behindBy(session.behindNow());
            } else if (!records.isEmpty()) {
                freshness.atLeastBehindBy(session.behind());
            }
            if (looks.atTopic(LOOK_AT_TOPIC) && !session.isCurrent()) {
                return;
            }
        }
    }

    private String tell(Exception trouble, String lastTrouble) {
        var text = trouble.toString();
        if (!text.equals(lastTrouble)) {
            LOG.warn("Cannot read {} now, trying again every {}", properties.topic(), properties.retry(), trouble);
        }
        return text;
    }

    private void pause() {
        try {
            Thread.sleep(properties.retry());
        } catch (InterruptedException stopped) {
            LOG.debug("Told to stop", stopped);
        }
    }
}
