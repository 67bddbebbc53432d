package mayday.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The same thing from many threads at the same moment. */
public final class Together {

    /** What one of them got: a value or an exception. */
    public sealed interface Outcome<T> {}

    public record Got<T>(T value) implements Outcome<T> {}

    public record Threw<T>(Throwable failure) implements Outcome<T> {}

    private Together() {}

    public static <T> List<Outcome<T>> run(int threads, IntFunction<Callable<T>> work) throws InterruptedException {
        var gate = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = IntStream.range(0, threads)
                    .mapToObj(i -> executor.submit(() -> {
                        gate.await();
                        return work.apply(i).call();
                    }))
                    .toList();
            gate.countDown();
            var outcomes = new ArrayList<Outcome<T>>();
            for (var future : futures) {
                try {
                    outcomes.add(new Got<>(future.get()));
                } catch (ExecutionException failure) {
                    outcomes.add(new Threw<>(Objects.requireNonNull(failure.getCause())));
                }
            }
            return outcomes;
        }
    }

    public static <T> List<T> values(List<Outcome<T>> outcomes) {
        return outcomes.stream()
                .filter(Got.class::isInstance)
                .map(outcome -> ((Got<T>) outcome).value())
                .toList();
    }

    public static List<Throwable> failures(List<? extends Outcome<?>> outcomes) {
        return outcomes.stream()
                .filter(Threw.class::isInstance)
                .<Throwable>map(outcome -> ((Threw<?>) outcome).failure())
                .toList();
    }
}
