package mayday.timeline.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Measures how far the projections, by whichever instance, are behind the ends of the topic. */
final class TopicLag {

    /** The ends of the partitions at one instant. Once they are reached, everything published by then is projected. */
    private record Ends(Map<Integer, Long> offsets, long seenAtNanos) {

        boolean isReached(Map<Integer, Long> projected) {
            return offsets.entrySet().stream()
                    .allMatch(end -> projected.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final IntakeStatus status;
    private @Nullable Ends ends;

    TopicLag(String topic, Consumer<byte[], byte[]> consumer, IntakeStatus status) {
        this.topic = topic;
        this.consumer = consumer;
        this.status = status;
    }

    /** Nothing is published yet. */
    void noTopic(boolean isRebuilding) {
        status.seen(0, isRebuilding);
        status.currentAsOf(System.nanoTime());
    }

    /** Looks at the topic, and returns the ends of its partitions. */
    Map<Integer, Long> look(Map<Integer, Long> projected, boolean isRebuilding) {
        var lookedAt = System.nanoTime();
        var found = ends();
        var lagging = found.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - projected.getOrDefault(end.getKey(), 0L)))
                .sum();
        status.seen(lagging, isRebuilding);
        var awaited = ends;
        if (awaited == null || awaited.isReached(projected)) {
            if (awaited != null) {
                status.currentAsOf(awaited.seenAtNanos());
            }
            ends = new Ends(found, lookedAt);
        }
        if (lagging == 0) {
            status.currentAsOf(lookedAt);
        }
        return found;
    }

    private Map<Integer, Long> ends() {
        var partitions = consumer.partitionsFor(topic, ANSWER).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        var found = new HashMap<Integer, Long>();
        consumer.endOffsets(partitions, ANSWER).forEach((partition, end) -> found.put(partition.partition(), end));
        return found;
    }
}
