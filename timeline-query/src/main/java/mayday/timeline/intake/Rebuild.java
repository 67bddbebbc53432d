package mayday.timeline.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets everything that can be known from the topic and lets the intake read it again, in its usual batches. */
@Component
class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int ATTEMPTS = 10;

    private final TransactionTemplate transaction;
    private final Offsets offsets;
    private final EventIntake intake;
    private final Quarantine quarantine;
    private final IntakeStatus status;

    Rebuild(
            TransactionTemplate transaction,
            Offsets offsets,
            EventIntake intake,
            Quarantine quarantine,
            IntakeStatus status) {
        this.transaction = transaction;
        this.offsets = offsets;
        this.intake = intake;
        this.quarantine = quarantine;
        this.status = status;
    }

    /** Returns at once; every reader notices by its offsets, in any instance. */
    void begin() {
        for (var attempt = 1; !isBegun(attempt); attempt++) {
            LOG.info("The projections are in use and are dropped at attempt {}", attempt + 1);
        }
        status.rebuildBegan();
        LOG.info("The projections are dropped and read anew from the first record");
    }

    /** Tables are dropped from under whoever reads them before it writes, so one of the two may have to stand back. */
    private boolean isBegun(int attempt) {
        try {
            transaction.executeWithoutResult(_ -> {
                // The same order as the intake takes its locks in.
                offsets.rebuild();
                intake.clear();
                quarantine.clear();
            });
            return true;
        } catch (ConcurrencyFailureException inUse) {
            if (attempt == ATTEMPTS) {
                throw inUse;
            }
            return false;
        }
    }
}
