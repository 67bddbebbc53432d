package mayday.timeline.event;

import java.util.List;

/**
 * The answer to one question, kept ready in tables of its own.
 *
 * <p>Called inside the transaction that also stores the offsets, with events that follow each other without a gap
 * within each incident. May read, and says what is to be written; it is written behind what the projections before it
 * said, or not at all where somebody else has projected one of the events meanwhile.
 */
public interface Projection {

    /** A short name for metrics. */
    String name();

    /** Events that say nothing of earlier ones. */
    void project(List<PublishedEvent> events, Writes writes);

    /**
     * Something that was projected before counts otherwise now: puts what counts in the place of everything that was
     * kept of these incidents.
     *
     * @param logs from the first event of each incident to the last one of the batch
     */
    void refold(List<EffectiveLog> logs, Writes writes);

    /** What it keeps in memory may no longer be what its tables hold. */
    default void forget() {}

    /** Forgets everything, so that a replay from the first event builds it anew. */
    void clear();
}
