package mayday.timeline.event;

import java.util.List;

/**
 * The answer to one question, kept ready in tables of its own.
 *
 * <p>Called inside the transaction that also stores the offsets, with events that were never projected before and
 * that follow each other without a gap within each incident.
 */
public interface Projection {

    /** A short name for metrics. */
    String name();

    void project(List<PublishedEvent> events);

    /** Forgets everything, so that a replay from the first event builds it anew. */
    void clear();
}
