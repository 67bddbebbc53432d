package mayday.postmortem.world;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import mayday.incident.v1.ActorKind;
import mayday.incident.v1.Correction;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.ImpactTarget;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.Moment;
import mayday.incident.v1.Precision;

/** An incident told event by event: sequence, ids and record times follow by themselves. */
public final class Story {

    private final UUID incidentId;
    private final String number;
    private final List<IncidentEvent> events = new ArrayList<>();
    private Instant recorded = Instant.parse("2026-03-01T12:00:00.000001Z");

    public Story(int number) {
        this.incidentId = new UUID(0x0195_0000_0000_7000L + number, 0x8000_0000_0000_0000L + number);
        this.number = "INC-" + number;
    }

    public UUID incidentId() {
        return incidentId;
    }

    public String number() {
        return number;
    }

    public List<IncidentEvent> events() {
        return List.copyOf(events);
    }

    public IncidentEvent last() {
        return events.getLast();
    }

    public String lastId() {
        return events.getLast().getEventId();
    }

    /** Counted from 1, as sequences are. */
    public String id(int sequence) {
        return events.get(sequence - 1).getEventId();
    }

    /** Puts an earlier entry right. */
    public Story corrects(String at, String eventId, Consumer<Correction.Builder> values) {
        return tell(at, event -> {
            var corrected = event.getEntryCorrectedBuilder().setEventId(eventId).setReason("it was not like that");
            values.accept(corrected.getCorrectionBuilder());
        });
    }

    public Story retracts(String at, String eventId) {
        return tell(
                at,
                event -> event.getEntryRetractedBuilder().setEventId(eventId).setReason("it did not happen"));
    }

    public static Moment.Builder moment(String at) {
        return Moment.newBuilder().setAt(timestamp(at)).setPrecision(Precision.PRECISION_EXACT);
    }

    /** Tells the next event; {@code at} is RFC 3339, or only HH:mm on 1 March 2026. */
    public Story tell(String at, Consumer<IncidentEvent.Builder> fact) {
        return tell(at, Precision.PRECISION_EXACT, fact);
    }

    public Story tell(String at, Precision precision, Consumer<IncidentEvent.Builder> fact) {
        int sequence = events.size() + 1;
        recorded = recorded.plusMillis(1500);
        var event = IncidentEvent.newBuilder()
                .setEventId(new UUID(incidentId.getMostSignificantBits(), 0x9000_0000_0000_0000L + sequence).toString())
                .setIncidentId(incidentId.toString())
                .setIncidentNumber(number)
                .setSequence(sequence)
                .setOccurredAt(timestamp(instant(at)))
                .setOccurredAtPrecision(precision)
                .setRecordedAt(timestamp(recorded))
                .setSource("rest")
                .setCorrelationId("correlation-" + sequence)
                .setRecordHash("0".repeat(64));
        event.getActorBuilder()
                .setKind(ActorKind.ACTOR_KIND_PERSON)
                .setId("ada")
                .setName("Ada Lovelace");
        fact.accept(event);
        events.add(event.build());
        return this;
    }

    public Story reported(String at) {
        return tell(at, event -> event.getReportedBuilder().setTitle("Checkout is down"));
    }

    public Story starts(String at, String system, ImpactLevel level) {
        return tell(
                at,
                event -> event.getImpactStartedBuilder()
                        .setTarget(ImpactTarget.newBuilder().setSystem(system))
                        .setLevel(level));
    }

    public Story changes(String at, String system, ImpactLevel to) {
        return tell(
                at,
                event -> event.getImpactChangedBuilder()
                        .setTarget(ImpactTarget.newBuilder().setSystem(system))
                        .setTo(to));
    }

    public Story ends(String at, String system) {
        return tell(
                at,
                event -> event.getImpactEndedBuilder()
                        .setTarget(ImpactTarget.newBuilder().setSystem(system)));
    }

    public Story notes(String at, String text) {
        return tell(at, event -> event.getNoteTakenBuilder().setText(text));
    }

    public Story resolved(String at) {
        return tell(at, event -> event.getResolvedBuilder().setSummary("Served again"));
    }

    public static Instant instant(String at) {
        return Instant.parse(at.length() == 5 ? "2026-03-01T" + at + ":00Z" : at);
    }

    public static Timestamp timestamp(String at) {
        return timestamp(instant(at));
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }

    /** As the topic and the record print it. */
    public static String json(IncidentEvent event) {
        try {
            return JsonFormat.printer()
                    .omittingInsignificantWhitespace()
                    .alwaysPrintFieldsWithNoPresence()
                    .print(event);
        } catch (InvalidProtocolBufferException unprintable) {
            throw new IllegalStateException(unprintable);
        }
    }
}
