package mayday.command.store;

import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What commands with an idempotency key were answered, for at least a day; what a replay was answered, for good. Refusals
 * are not kept.
 */
public final class AnsweredCommands {

    private static final int PURGED_AT_ONCE = 1000;

    /**
     * Whose answers stay: a file of the past may come again at any time, and is to add nothing then. They grow with what
     * is replayed, which stays in the log as well.
     */
    private static final String REPLAY = "replay";

    private final JdbcClient database;

    AnsweredCommands(JdbcClient database) {
        this.database = database;
    }

    /**
     * The receipt that was given for this key.
     *
     * @throws StoreRefusal the key belongs to another request, or the store cannot be asked
     */
    public Optional<CommandReceipt> find(IdempotencyKey key) {
        var found = Unavailable.orRefuse(() -> database.sql("""
                        select fingerprint, receipt from answered_command where actor_id = :actor and key = :key
                        """)
                .param("actor", key.actorId())
                .param("key", key.key())
                .query((row, _) -> new Answer(row.getString("fingerprint"), Receipts.read(row.getBytes("receipt"))))
                .optional());
        return found.map(answer -> answer.requireSameAs(key));
    }

    /** Keeps the receipt of a command that changed nothing; the answer is the one that was there first. */
    public CommandReceipt keep(IdempotencyKey key, CommandReceipt receipt) {
        try {
            Unavailable.orRefuse(() -> database.sql("""
                            insert into answered_command (actor_id, key, fingerprint, receipt)
                            values (:actor, :key, :fingerprint, :receipt)
                            """)
                    .param("actor", key.actorId())
                    .param("key", key.key())
                    .param("fingerprint", key.fingerprint())
                    .param("receipt", Receipts.bytes(receipt))
                    .update());
            return receipt;
        } catch (DuplicateKeyException answered) {
            return find(key).orElse(receipt);
        }
    }

    /** Forgets what is older than {@code age}, in transactions short enough to hold no reader up. */
    public int purge(Duration age) {
        var purged = 0;
        int batch;
        do {
            batch = Unavailable.orRefuse(() -> database.sql("""
                            delete from answered_command where (actor_id, key) in (
                                select actor_id, key from answered_command
                                 where created_at < now() - make_interval(secs => :age)
                                   and actor_id <> :replay
                                 order by created_at limit :batch)
                            """)
                    .param("age", age.toSeconds())
                    .param("replay", REPLAY)
                    .param("batch", PURGED_AT_ONCE)
                    .update());
            purged += batch;
        } while (batch == PURGED_AT_ONCE);
        return purged;
    }

    /** The refusal for a repetition that came while the first was still being worked on. */
    public static StoreRefusal inProgress() {
        return new StoreRefusal(
                new StoreRefusal.CommandInProgress(Duration.ofSeconds(1)), "The same request is still being worked on");
    }

    private record Answer(String fingerprint, CommandReceipt receipt) {

        CommandReceipt requireSameAs(IdempotencyKey key) {
            if (!fingerprint.equals(key.fingerprint())) {
                throw new StoreRefusal(
                        new StoreRefusal.IdempotencyKeyReused(),
                        "The idempotency key was used before, for another request");
            }
            return receipt;
        }
    }
}
