package mayday.timeline.event;

import java.util.List;

/** Hears of events once every projection of them is committed. Must be quick and must not throw. */
public interface ProjectionListener {

    void projected(List<PublishedEvent> events);
}
