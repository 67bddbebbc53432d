package mayday.command.rest;

import static mayday.command.rest.request.Defaults.orNone;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.incident.Evidence;
import mayday.command.rest.request.Happened;
import mayday.command.rest.request.Line;
import mayday.command.rest.request.Text;
import org.jspecify.annotations.Nullable;

/** A link to a log, metric or trace in a request. */
record EvidenceLink(
        @Line @Nullable String url,
        @Text @Nullable String query,
        @Happened @Nullable Instant from,
        @Happened @Nullable Instant to) {

    static final String FIELD = "/evidence";

    /** The list that a request holds in its field of this name. */
    static List<Evidence> all(@Nullable List<EvidenceLink> links) {
        var stated = orNone(links);
        return IntStream.range(0, stated.size())
                .mapToObj(index -> stated.get(index).evidence(FIELD + "/" + index))
                .toList();
    }

    Evidence evidence(String pointer) {
        if (Stream.of(url, query, from, to).allMatch(value -> value == null)) {
            throw DoorRefusal.at(DoorCode.MISSING_FIELD, pointer, "Must hold a link, a query or a time.");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw DoorRefusal.at(DoorCode.INVALID_TIME, pointer + "/to", "Must not lie before from.");
        }
        return new Evidence(url, query, from, to);
    }
}
