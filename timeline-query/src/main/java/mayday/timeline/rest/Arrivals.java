package mayday.timeline.rest;

import java.time.Duration;
import java.util.List;
import mayday.timeline.event.News;
import mayday.timeline.event.ProjectionListener;
import mayday.timeline.event.PublishedEvent;
import org.springframework.stereotype.Component;

/** Wakes those who wait for something to be projected by this instance. What others project shows after a moment. */
@Component
class Arrivals implements ProjectionListener {

    private final News news = new News();

    @Override
    public void projected(List<PublishedEvent> events) {
        news.tell();
    }

    /** How often something came. */
    long count() {
        return news.count();
    }

    /** Waits until something came after {@code seen} was counted; false where nothing did in time. */
    boolean await(long seen, Duration longest) throws InterruptedException {
        return news.await(seen, longest);
    }
}
