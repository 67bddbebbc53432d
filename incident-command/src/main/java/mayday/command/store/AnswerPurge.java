package mayday.command.store;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets old answers once an hour. */
final class AnswerPurge {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerPurge.class);

    /** A day is promised; a second one costs little. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final AnsweredCommands answered;

    AnswerPurge(AnsweredCommands answered) {
        this.answered = answered;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        try {
            LOG.debug("Forgot {} old answers", answered.purge(KEPT));
        } catch (StoreRefusal absent) {
            LOG.warn("Old answers stay another hour: {}", absent.getMessage());
        }
    }
}
