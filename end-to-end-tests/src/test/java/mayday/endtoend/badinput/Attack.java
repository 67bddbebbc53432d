package mayday.endtoend.badinput;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to be wrong.
 *
 * @param statuses those that say what is wrong
 */
record Attack(String name, List<Integer> statuses, Aim aim) {

    /** Which requests it makes of an incident that exists. */
    interface Aim {
        Stream<RawRequest> at(String incident);
    }

    static Attack of(String name, Aim aim, Integer... statuses) {
        return new Attack(name, Arrays.asList(statuses), aim);
    }

    @Override
    public String toString() {
        return name;
    }
}
