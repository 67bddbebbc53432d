package mayday.postmortem.intake;

import java.time.Duration;

/** What the reader of the topic looks at now and then, between records. */
final class Looks {

    private long endNanos = System.nanoTime();
    private long topicNanos = System.nanoTime();

    boolean atEnd(Duration every) {
        if (System.nanoTime() - endNanos < every.toNanos()) {
            return false;
        }
        endNanos = System.nanoTime();
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
