package mayday.command.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import mayday.command.incident.IncidentId;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.Position;

/** Our consistency marker: the incidents exactly as the decision saw them, one or two. */
record DecidedOn(Map<IncidentId, RecordedIncident> incidents) implements ConsistencyMarker {

    DecidedOn {
        incidents = Map.copyOf(incidents);
    }

    static DecidedOn one(IncidentId id, RecordedIncident incident) {
        return new DecidedOn(Map.of(id, incident));
    }

    RecordedIncident require(IncidentId id) {
        return Objects.requireNonNull(incidents.get(id), "Nothing was decided on " + id);
    }

    @Override
    public ConsistencyMarker lowerBound(ConsistencyMarker other) {
        return other instanceof DecidedOn that
                ? with(that, (one, two) -> one.version() <= two.version() ? one : two)
                : other.lowerBound(this);
    }

    @Override
    public ConsistencyMarker upperBound(ConsistencyMarker other) {
        return other instanceof DecidedOn that
                ? with(that, (one, two) -> one.version() >= two.version() ? one : two)
                : other.upperBound(this);
    }

    private DecidedOn with(DecidedOn other, BinaryOperator<RecordedIncident> choice) {
        var both = new HashMap<>(incidents);
        other.incidents.forEach((id, incident) -> both.merge(id, incident, choice));
        return new DecidedOn(both);
    }

    @Override
    public Position position() {
        return Position.START;
    }
}
