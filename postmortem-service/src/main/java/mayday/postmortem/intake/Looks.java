package mayday.postmortem.intake;

import java.time.Duration;

/** What the reader of the topic looks at now and then, between records. */
final class Looks {

    private long gapsNanos = System.nanoTime();
    private long topicNanos = System.nanoTime();

    boolean atGaps(Duration every) {
        if (System.nanoTime() - gapsNanos < every.toNanos()) {
            return false;
        }
        gapsNanos = System.nanoTime();
        return true;
    }

    boolean atTopic(Duration every) {
        if (System.nanoTime() - topicNanos < every.toNanos()) {
            return false;
        }
        topicNanos = System.nanoTime();
        return true;
    }
}
