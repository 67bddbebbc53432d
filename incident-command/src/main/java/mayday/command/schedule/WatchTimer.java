package mayday.command.schedule;

import java.time.Clock;
import mayday.command.axon.CommandRequest;
import mayday.command.axon.IncidentCommands;
import mayday.command.incident.Actor;
import mayday.command.incident.IncidentCommand.ExpireWatch;
import mayday.command.incident.Moment;
import mayday.command.incident.Provenance;
import mayday.command.store.IdempotencyKey;
import mayday.command.store.StoreRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Ends watch windows when their time has come. Each instance of the service does it: the rules end a window once, and the
 * key of the command is the same wherever and however often it is sent.
 */
final class WatchTimer {

    private static final Logger LOG = LoggerFactory.getLogger(WatchTimer.class);
    private static final String NAME = "mayday";

    private final DueWatches watches;
    private final IncidentCommands commands;
    private final Clock clock;
    private boolean isHeldUp;

    WatchTimer(DueWatches watches, IncidentCommands commands, Clock clock) {
        this.watches = watches;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S")
    synchronized void endWhatIsDue() {
        try {
            watches.catchUp();
            watches.at(clock.instant()).forEach(due -> end(due, request(due)));
            isHeldUp = false;
        } catch (RuntimeException failure) {
            sayOnce(failure);
        }
    }

    private void end(DueWatch due, CommandRequest request) {
        try {
            commands.send(request);
            watches.isOver(due);
        } catch (StoreRefusal refusal) {
            refused(due, refusal);
        } catch (RuntimeException failure) {
            putOff(due, failure);
        }
    }

    private void refused(DueWatch due, StoreRefusal refusal) {
        switch (refusal.reason()) {
            case StoreRefusal.StoreUnavailable _ -> throw refusal;
            // Somebody else took this key, so it says nothing of us; the rules end a window once all the same.
            case StoreRefusal.IdempotencyKeyReused _ ->
                end(due, new CommandRequest(command(due), provenance(due), null, null));
            case StoreRefusal.ConcurrentWriters _, StoreRefusal.CommandInProgress _, StoreRefusal.StaleVersion _ -> {
                // It is tried again with the next look.
            }
            case StoreRefusal.EventTooLarge _ -> putOff(due, refusal);
        }
    }

    /** What must not happen may pass, with the next version at the latest; until then it should not fill the log. */
    private void putOff(DueWatch due, RuntimeException failure) {
        if (watches.putOff(due, clock.instant())) {
            LOG.error("The watch of {} does not end by itself yet; it is tried again", due.incident(), failure);
        }
    }

    private static CommandRequest request(DueWatch due) {
        var fingerprint = IdempotencyKey.fingerprint(key(due) + "\n" + due.until());
        var key = new IdempotencyKey(NAME, key(due), fingerprint);
        return new CommandRequest(command(due), provenance(due), null, key);
    }

    private static ExpireWatch command(DueWatch due) {
        return new ExpireWatch(due.incident(), Moment.exactly(due.until()));
    }

    private static Provenance provenance(DueWatch due) {
        return new Provenance(
                Actor.system(), "schedule", key(due), due.started().toString(), key(due), null);
    }

    private static String key(DueWatch due) {
        var key = "watch-end:%s:%s".formatted(due.incident(), due.started());
        return due.putRight() == null ? key : "%s:%s".formatted(key, due.putRight());
    }

    /** It is tried again every second, and a long absence should not fill the log. */
    private void sayOnce(RuntimeException failure) {
        if (!isHeldUp && failure instanceof StoreRefusal) {
            LOG.warn("Watch windows end later: {}", failure.getMessage());
        } else if (!isHeldUp) {
            LOG.error("Watch windows do not end by themselves", failure);
        }
        isHeldUp = true;
    }
}
