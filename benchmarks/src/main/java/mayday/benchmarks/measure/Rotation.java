package mayday.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Measures parties in turn, a slice each, round after round, so that what else the machine does meets all of them. Every
 * round begins with another party.
 */
public final class Rotation {

    /** One slice of one party. */
    public interface Slice<P, R> {
        R measure(P party) throws Exception;
    }

    private Rotation() {}

    /** The results of each party by its name, one for each round. */
    public static <P, R> Map<String, List<R>> of(
            List<P> parties, Function<P, String> name, int rounds, Slice<P, R> slice, Consumer<String> tell)
            throws Exception {
        var results = new LinkedHashMap<String, List<R>>();
        parties.forEach(party -> results.put(name.apply(party), new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            tell.accept("round %d of %d".formatted(round + 1, rounds));
            for (int turn = 0; turn < parties.size(); turn++) {
                var party = parties.get((round + turn) % parties.size());
                results.computeIfAbsent(name.apply(party), _ -> new ArrayList<>())
                        .add(slice.measure(party));
            }
        }
        return results;
    }
}
