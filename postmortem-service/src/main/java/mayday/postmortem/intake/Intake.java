package mayday.postmortem.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import mayday.postmortem.log.IncidentLog;
import mayday.postmortem.log.IncidentOrder;
import mayday.postmortem.log.PublishedEvent;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Takes in what arrived: rows, gaps, quarantine and offsets in one transaction, so that each event counts once. */
@Component
class Intake {

    /**
     * What became of it.
     *
     * @param early those that came before something that is missing
     * @param kept what is in quarantine since
     */
    private record Taken(int added, int duplicates, int early, List<Quarantine.Case> kept) {}

    private final IncidentLog log;
    private final Offsets offsets;
    private final Gaps gaps;
    private final Quarantine quarantine;
    private final Arrivals arrivals;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;

    Intake(
            IncidentLog log,
            Offsets offsets,
            Gaps gaps,
            Quarantine quarantine,
            Arrivals arrivals,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.log = log;
        this.offsets = offsets;
        this.gaps = gaps;
        this.quarantine = quarantine;
        this.arrivals = arrivals;
        this.transaction = transaction;
        this.meters = meters;
        // Shown as 0 before the first case, so that an alert on their growth sees that case.
        List.of("duplicate", "gap", "gap_repaired").forEach(kind -> count(kind, 0));
    }

    /**
     * Records of one partition, in order.
     *
     * @throws Offsets.Overtaken where another instance has taken them in
     */
    void take(String topicId, TopicPartition partition, long from, long to, Batch batch) {
        announce(transaction.execute(_ -> {
            offsets.advance(topicId, partition.partition(), from, to);
            return enter(batch);
        }));
    }

    /** Events of one incident as the record has them. */
    void repair(UUID incidentId, List<JsonNode> page) {
        var batch = Batch.ofRecord(incidentId, page);
        var taken = transaction.execute(_ -> enter(batch));
        count("gap_repaired", taken.added());
        announce(taken);
    }

    private Taken enter(Batch batch) {
        var ids = batch.events().stream()
                .map(PublishedEvent::incidentId)
                .distinct()
                .toList();
        var order = new IncidentOrder(ids.isEmpty() ? Map.of() : log.lock(ids));
        batch.events().forEach(order::take);
        log.append(order.next());
        log.save(order.changed().stream()
                .map(incident -> order.retold().contains(incident.incidentId()) ? log.retold(incident) : incident)
                .toList());
        gaps.note(order.ahead(), batch.doubted());
        var kept = Stream.concat(batch.unreadable().stream(), displaced(order.known()))
                .filter(quarantine::keep)
                .toList();
        return new Taken(order.next().size(), order.known().size(), order.early(), kept);
    }

    private Stream<Quarantine.Case> displaced(List<PublishedEvent> known) {
        var displaced = log.displaced(known);
        return known.stream()
                .filter(event -> displaced.contains(event.eventId()))
                .map(event -> new Quarantine.Case(
                        "displaced/" + event.eventId(),
                        "sequence %d of %s holds another event".formatted(event.sequence(), event.incidentId()),
                        null,
                        event.body().getBytes(StandardCharsets.UTF_8)));
    }

    /** After the commit: what was rolled back comes again. */
    private void announce(Taken taken) {
        count("duplicate", taken.duplicates());
        count("gap", taken.early());
        taken.kept().forEach(quarantine::announce);
        arrivals.announce();
    }

    private void count(String kind, int events) {
        meters.counter("audit.mismatch", "kind", kind).increment(events);
    }
}
