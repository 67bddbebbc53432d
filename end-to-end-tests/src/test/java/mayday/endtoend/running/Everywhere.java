package mayday.endtoend.running;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does the same for many, a few at a time. */
public final class Everywhere {

    private static final int AT_ONCE = 8;

    private Everywhere() {}

    /** The results in the order of the items; the first failure fails all. */
    public static <T, R> List<R> apply(List<T> items, Function<T, R> work) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var futures = items.stream()
                    .map(item -> threads.submit(() -> work.apply(item)))
                    .toList();
            var results = new ArrayList<R>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
