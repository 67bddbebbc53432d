package mayday.postmortem.postmortem;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import mayday.postmortem.draft.Draft;

/**
 * The post-mortem of one incident.
 *
 * @param facts what the log tells, with the position in the log they were read at
 * @param sections prose for people to write, in order, empty until somebody does
 */
public record Postmortem(Status status, @JsonUnwrapped Draft facts, List<Section> sections) {

    /** Where it stands on its way to being published. */
    public enum Status {
        DRAFT
    }

    /** One piece of prose; the name is stable, for addresses, the heading is for people. */
    public record Section(String name, String heading, String text) {}

    static final List<Section> UNWRITTEN = List.of(
            unwritten("summary", "Summary"),
            unwritten("background", "Background"),
            unwritten("cause", "What caused it"),
            unwritten("went-well", "What went well"),
            unwritten("went-wrong", "What went wrong"),
            unwritten("got-lucky", "Where we got lucky"),
            unwritten("lessons", "What we learned"),
            unwritten("action-items", "What we will do"));

    static Postmortem draft(Draft facts) {
        return new Postmortem(Status.DRAFT, facts, UNWRITTEN);
    }

    private static Section unwritten(String name, String heading) {
        return new Section(name, heading, "");
    }
}
