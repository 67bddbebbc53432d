package mayday.command.axon;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.Position;

/** Our consistency marker: the incident exactly as the decision saw it. */
record DecidedOn(RecordedIncident incident) implements ConsistencyMarker {

    @Override
    public ConsistencyMarker lowerBound(ConsistencyMarker other) {
        return other instanceof DecidedOn that
                ? (that.incident.version() < incident.version() ? that : this)
                : other.lowerBound(this);
    }

    @Override
    public ConsistencyMarker upperBound(ConsistencyMarker other) {
        return other instanceof DecidedOn that
                ? (that.incident.version() > incident.version() ? that : this)
                : other.upperBound(this);
    }

    @Override
    public Position position() {
        return Position.START;
    }
}
