package mayday.timeline.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets everything that can be known from the topic and lets the intake read it again, in its usual batches. */
@Component
class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

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
        transaction.executeWithoutResult(_ -> {
            // The same order as the intake takes its locks in.
            offsets.rebuild();
            intake.clear();
            quarantine.clear();
        });
        status.rebuildBegan();
        log.info("The projections are dropped and read anew from the first record");
    }
}
