package mayday.timeline.board;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which other incidents this one is one with.
 *
 * @param mergedInto where it goes on, if it was merged
 * @param absorbed the numbers of those that go on here, in the order in which they came
 */
record Kin(@Nullable Named mergedInto, List<String> absorbed) {

    /** An incident by both of its names. */
    record Named(String id, String number) {}

    static Kin none() {
        return new Kin(null, List.of());
    }

    Kin merged(String intoId, String intoNumber) {
        return new Kin(new Named(intoId, intoNumber), absorbed);
    }

    Kin absorbed(String number) {
        return new Kin(
                mergedInto,
                Stream.concat(absorbed.stream(), Stream.of(number)).distinct().toList());
    }
}
