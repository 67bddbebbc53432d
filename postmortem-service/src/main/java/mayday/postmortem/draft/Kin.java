package mayday.postmortem.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the incident hangs together with others, by their numbers.
 *
 * @param mergedInto where it goes on, and what else there is to read
 * @param absorbed what was merged into it
 * @param splitInto what was split off from it
 * @param splitFrom what it was split off from
 */
public record Kin(
        @Nullable String mergedInto,
        List<String> absorbed,
        List<String> splitInto,
        @Nullable String splitFrom) {

    static Kin of(List<Occurrence> log) {
        String mergedInto = null;
        String splitFrom = null;
        var absorbed = new ArrayList<String>();
        var splitInto = new ArrayList<String>();
        for (var said : log) {
            var event = said.event();
            if (event.hasMerged()) {
                mergedInto = event.getMerged().getIntoIncidentNumber();
            } else if (event.hasAbsorbed()) {
                absorbed.add(event.getAbsorbed().getIncidentNumber());
            } else if (event.hasSplit()) {
                splitInto.add(event.getSplit().getIntoIncidentNumber());
            } else if (event.hasSplitOff()) {
                splitFrom = event.getSplitOff().getFromIncidentNumber();
            }
        }
        return new Kin(mergedInto, List.copyOf(absorbed), List.copyOf(splitInto), splitFrom);
    }
}
