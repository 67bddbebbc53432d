package mayday.timeline.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.UUID;
import mayday.timeline.event.Writes;
import org.springframework.stereotype.Component;

/**
 * Projects one batch and moves the offsets in one transaction, which also parks the incidents of the records that could
 * not be read: nothing else would tell that the last one of an incident is missing.
 */
@Component
class BatchIntake {

    private final Offsets offsets;
    private final EventIntake events;
    private final Quarantine quarantine;
    private final MeterRegistry meters;

    BatchIntake(Offsets offsets, EventIntake events, Quarantine quarantine, MeterRegistry meters) {
        this.offsets = offsets;
        this.events = events;
        this.quarantine = quarantine;
        this.meters = meters;
    }

    /** False, and nothing is projected, where somebody else moved one of the partitions meanwhile. */
    boolean take(String topic, String topicId, Batch batch) {
        try {
            announce(events.take(batch.events(), batch.doubted(), source(topic, topicId, batch)), batch);
            return true;
        } catch (Offsets.Moved meanwhile) {
            return false;
        }
    }

    private Source source(String topic, String topicId, Batch batch) {
        return new Source() {

            @Override
            public void advance(Writes writes) {
                offsets.advance(topic, topicId, batch.moves(), writes);
                batch.unreadable().forEach(unreadable -> quarantine.keep(topicId, unreadable, writes));
            }

            @Override
            public void displaced(Set<UUID> events, Writes writes) {
                batch.displaced(events).forEach(displaced -> quarantine.keep(topicId, displaced, writes));
            }
        };
    }

    void forget() {
        events.forget();
    }

    private void announce(Admission admission, Batch batch) {
        meters.counter("audit.mismatch", "kind", "duplicate").increment(admission.duplicates());
        meters.counter("audit.mismatch", "kind", "gap").increment(admission.early());
        var displaced = batch.displaced(admission.displaced());
        meters.counter("audit.mismatch", "kind", "displaced").increment(displaced.size());
        displaced.forEach(quarantine::announce);
        batch.unreadable().forEach(quarantine::announce);
        events.announce(admission);
    }
}
