package mayday.command.axon;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mayday.command.store.AnsweredCommands;
import mayday.command.store.CommandReceipt;
import mayday.command.store.IdempotencyKey;

/** Lets one request at a time through for each idempotency key; repetitions wait for the answer to the first. */
final class RunningCommands {

    private record Key(String actorId, String key) {}

    private final AnsweredCommands answered;
    private final Duration patience;
    private final ConcurrentMap<Key, CountDownLatch> running = new ConcurrentHashMap<>();

    RunningCommands(AnsweredCommands answered, Duration patience) {
        this.answered = answered;
        this.patience = patience;
    }

    CommandReceipt alone(IdempotencyKey idempotency, Supplier<CommandReceipt> work) {
        var key = new Key(idempotency.actorId(), idempotency.key());
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var mine = new CountDownLatch(1);
            var first = running.putIfAbsent(key, mine);
            if (first == null) {
                return carryOut(key, mine, work);
            }
            await(first, deadline);
            var receipt = answered.find(idempotency);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            // The first was refused, and a refusal is no answer to keep: this one may fare better.
        }
    }

    private CommandReceipt carryOut(Key key, CountDownLatch mine, Supplier<CommandReceipt> work) {
        try {
            return work.get();
        } finally {
            running.remove(key, mine);
            mine.countDown();
        }
    }

    private static void await(CountDownLatch first, long deadline) {
        try {
            if (first.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw AnsweredCommands.inProgress();
    }
}
