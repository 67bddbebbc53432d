package mayday.command.rest;

import java.time.Instant;
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

    Evidence evidence() {
        return new Evidence(url, query, from, to);
    }
}
