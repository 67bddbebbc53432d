package mayday.timeline.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a batch changes, statement by statement, sent together once all of it is known: one round trip, however many
 * tables. A transaction that has begun to write holds back whoever follows the commits of the same PostgreSQL, so what
 * can be thought of before is not thought of then.
 */
public final class Writes {

    /**
     * One statement.
     *
     * @param values one for each {@code ?} of the text; arrays as arrays
     */
    public record Write(String text, List<@Nullable Object> values, Optional<Demand> demand) {}

    /**
     * What a statement has to change.
     *
     * @param otherwise what it means when it changed more or fewer rows
     */
    public record Demand(int rows, Supplier<? extends RuntimeException> otherwise) {}

    private final List<Write> all = new ArrayList<>();

    /** Adds a statement behind the others, whatever number of rows it changes. */
    public void add(String text, @Nullable Object... values) {
        all.add(new Write(text, Arrays.asList(values), Optional.empty()));
    }

    /** Adds a statement behind the others; unless it changes that many rows, nothing of the batch is written. */
    public void require(int rows, Supplier<? extends RuntimeException> otherwise, String text, Object... values) {
        all.add(new Write(text, Arrays.asList(values), Optional.of(new Demand(rows, otherwise))));
    }

    /** In the order in which they were added. */
    public List<Write> all() {
        return Collections.unmodifiableList(all);
    }
}
