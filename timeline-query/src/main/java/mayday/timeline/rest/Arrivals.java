package mayday.timeline.rest;

import java.util.List;
import mayday.timeline.event.News;
import mayday.timeline.event.ProjectionListener;
import mayday.timeline.event.PublishedEvent;
import org.springframework.stereotype.Component;

/** Wakes those who wait for something to be projected by this instance. What others project shows after a moment. */
@Component
class Arrivals extends News implements ProjectionListener {

    @Override
    public void projected(List<PublishedEvent> events) {
        tell();
    }
}
