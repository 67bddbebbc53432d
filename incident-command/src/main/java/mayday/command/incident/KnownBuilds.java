package mayday.command.incident;

import java.util.List;

/**
 * What the log of all incidents tells about the builds of the systems that one incident affects.
 *
 * @param haveLastGood each of them has a last good build
 * @param laterFixes numbers of other incidents whose fix came after it, so that going back to it would undo them
 */
public record KnownBuilds(boolean haveLastGood, List<Integer> laterFixes) {

    public KnownBuilds {
        laterFixes = List.copyOf(laterFixes);
    }

    public static KnownBuilds none() {
        return new KnownBuilds(false, List.of());
    }
}
