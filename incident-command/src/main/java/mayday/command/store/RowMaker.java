package mayday.command.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import mayday.command.encoding.EventCodec;
import mayday.command.encoding.EventMetadata;
import mayday.command.encoding.EventRow;
import mayday.command.encoding.EventType;
import mayday.command.encoding.HashChain;
import mayday.command.encoding.Head;
import mayday.command.incident.Provenance;
import mayday.command.incident.Warning;
import mayday.command.store.Append.Part;

/** Makes the rows of an append: encoded, stamped, chained, and small enough to be published. */
final class RowMaker {

    /** What a topic must be able to carry of one event. */
    static final int LIMIT_BYTES = 512 * 1024;

    /** Published text can take six bytes where the stored one takes one; names and defaults come on top. */
    private static final int WORST_GROWTH = 8;

    private static final int WORST_ENVELOPE_BYTES = 16 * 1024;

    private final EventCodec codec;
    private final Clock clock;
    private final PublishedSize publishedSize;

    RowMaker(EventCodec codec, Clock clock, PublishedSize publishedSize) {
        this.codec = codec;
        this.clock = clock;
        this.publishedSize = publishedSize;
    }

    /** Part by part, in the order of the parts. */
    List<EventRow> make(Append append) {
        return append.parts().stream()
                .flatMap(part -> make(append, part).stream())
                .toList();
    }

    private List<EventRow> make(Append append, Part part) {
        var said = metadata(part, append.provenance(), part.warnings());
        var made = new ArrayList<EventRow>(part.events().size());
        var head = part.after();
        for (var next : part.events()) {
            // The warnings are about what was said, not about what the system adds.
            var metadata =
                    next.cause() == null ? said : metadata(part, next.provenance(append.provenance()), List.of());
            var row = row(part, head, next, metadata);
            requirePublishable(append, part, next, row);
            made.add(row);
            head = row.asHead();
        }
        return made;
    }

    private byte[] metadata(Part part, Provenance provenance, List<Warning> warnings) {
        return codec.metadata(new EventMetadata(part.number(), provenance, warnings));
    }

    private EventRow row(Part part, Head head, NewEvent next, byte[] metadata) {
        var type = EventType.of(next.event());
        var unhashed = new EventRow(
                part.incident().value(),
                head.sequence() + 1,
                next.id(),
                type.storedName(),
                type.version(),
                next.event().when().at(),
                head.nextRecordedAt(clock.instant()),
                metadata,
                codec.payload(next.event()),
                head.hash(),
                "");
        return unhashed.withHash(HashChain.hashOf(unhashed));
    }

    private void requirePublishable(Append append, Part part, NewEvent next, EventRow row) {
        var bound = (row.payload().length + row.metadata().length) * (long) WORST_GROWTH + WORST_ENVELOPE_BYTES;
        if (bound <= LIMIT_BYTES) {
            return;
        }
        var size = publishedSize.of(new StoredEvent(
                part.incident(),
                part.number(),
                row.sequence(),
                row.eventId(),
                row.recordedAt(),
                next.event(),
                next.provenance(append.provenance()),
                next.cause() == null ? part.warnings() : List.of(),
                row.hash()));
        if (size > LIMIT_BYTES) {
            throw new StoreRefusal(
                    new StoreRefusal.EventTooLarge(LIMIT_BYTES),
                    "The event would be %d bytes when published; the limit is %d".formatted(size, LIMIT_BYTES));
        }
    }
}
