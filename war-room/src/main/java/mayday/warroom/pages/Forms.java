package mayday.warroom.pages;

import java.util.List;
import mayday.warroom.peers.Timeline;

/**
 * The forms of an incident's page.
 *
 * @param notes the note line
 * @param ticks those of the checklist
 * @param entries of which some have a form of their own
 */
record Forms(List<Step> steps, boolean notes, boolean ticks, List<Timeline.Entry> entries) {

    /** Whether the form is still there that was refused; somebody else may have made it pointless. */
    boolean hold(Refused refused) {
        var step = refused.step();
        if (step.isOfAnEntry()) {
            return entries.stream()
                    .anyMatch(entry -> refused.isAbout(entry.eventId()) && new Amending(entry).isOffered());
        }
        if (step.equals(Steps.NOTE)) {
            return notes;
        }
        return step.equals(Steps.TICK) ? ticks : steps.contains(step);
    }
}
