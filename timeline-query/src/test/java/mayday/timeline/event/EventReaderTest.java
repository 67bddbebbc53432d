package mayday.timeline.event;

import static mayday.timeline.event.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventReaderTest {

    @Test
    void an_event_may_be_stored_in_the_very_instant_in_which_it_happened() {
        var event = reported().last();
        var atOnce = event.toBuilder().setRecordedAt(event.getOccurredAt()).build();

        assertThat(Events.published(atOnce)).returns(Events.at(0), PublishedEvent::recordedAt);
    }
}
