package mayday.endtoend.incidents;

import java.util.List;
import java.util.SplittableRandom;

/** All chance of one generated file, reproducible from its seed. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
