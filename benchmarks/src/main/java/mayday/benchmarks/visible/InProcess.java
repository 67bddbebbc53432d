package mayday.benchmarks.visible;

import java.util.List;
import mayday.benchmarks.incident.Incidents;
import mayday.benchmarks.measure.OpenLoop;
import mayday.benchmarks.measure.Texts;
import mayday.command.axon.IncidentCommands;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.timeline.event.ProjectionListener;
import mayday.timeline.event.PublishedEvent;

/**
 * Ours between the same two ends as the peer: from a command that is handed in until the transaction that projects its
 * event has committed. No HTTP, no stream; with all rules, and everything that a timeline holds.
 */
final class InProcess implements OpenLoop.Journey {

    /** Sees what was projected; it has to be there before the system starts. */
    record Sight(Marks marks) implements ProjectionListener {

        @Override
        public void projected(List<PublishedEvent> events) {
            events.stream()
                    .filter(event -> event.factCase() == FactCase.NOTE_TAKEN)
                    .forEach(
                            event -> marks.seenIn(event.message().getNoteTaken().getText()));
        }
    }

    private static final int INCIDENTS = 8;

    private final Incidents incidents;
    private final Marks marks;

    InProcess(IncidentCommands commands, Marks marks) {
        this.incidents = Incidents.reported(commands, INCIDENTS);
        this.marks = marks;
    }

    @Override
    public void send(OpenLoop loop, int operation) {
        if (!incidents.note(marks.of(loop, operation) + " " + Texts.next())) {
            throw new IllegalStateException("A note was turned away");
        }
    }
}
