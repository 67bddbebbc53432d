package mayday.standalone;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import mayday.standalone.children.ChildFailure;

/** One part of the system while it starts, beside the others. */
final class Part {

    /** What starting a part takes; it may fail. */
    interface Start {
        void run() throws Exception;
    }

    private final String name;
    private final FutureTask<Boolean> starting;

    private Part(String name, FutureTask<Boolean> starting) {
        this.name = name;
        this.starting = starting;
    }

    static Part start(String name, Start start, Consumer<String> tell) {
        return startAfter(Optional.empty(), name, start, tell);
    }

    static Part startAfter(Optional<Part> first, String name, Start start, Consumer<String> tell) {
        Callable<Boolean> timed = () -> {
            first.ifPresent(Part::await);
            var since = System.nanoTime();
            start.run();
            tell.accept("  %-20s %5.1f s".formatted(name, (System.nanoTime() - since) / 1e9));
            return true;
        };
        var part = new Part(name, new FutureTask<>(timed));
        Thread.ofPlatform().daemon().name("start-" + name).start(part.starting);
        return part;
    }

    /** Returns when it has started. */
    void await() {
        try {
            starting.get();
        } catch (ExecutionException failed) {
            throw failure(Objects.requireNonNull(failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ChildFailure("Stopped while " + name + " was starting.", stopped);
        }
    }

    private RuntimeException failure(Throwable cause) {
        return cause instanceof ChildFailure || cause instanceof UsageProblem
                ? (RuntimeException) cause
                : new ChildFailure(name + " did not start: " + cause.getMessage(), cause);
    }
}
