package mayday.timeline.event;

import java.util.Random;
import mayday.incident.v1.Check;
import mayday.incident.v1.CheckPassed;
import mayday.incident.v1.Correction;
import mayday.incident.v1.ImpactLevel;
import mayday.incident.v1.Severity;
import mayday.incident.v1.Strategy;

/** Incidents as they may come, and what people may say about their entries later. */
public final class RandomLogs {

    private RandomLogs() {}

    public static Events ordinary(Random random) {
        var log = Events.reported();
        for (int step = random.nextInt(15); step >= 0; step--) {
            next(log, random);
        }
        return log;
    }

    public static void next(Events log, Random random) {
        var minute = random.nextInt(300) / 3.0;
        switch (random.nextInt(13)) {
            case 0 -> log.down(minute, "checkout");
            case 1 -> log.ended(minute, "checkout");
            case 2 -> log.changed(minute, "search", ImpactLevel.IMPACT_LEVEL_DEGRADED);
            case 3 -> log.strategy(minute, Strategy.STRATEGY_REVERT);
            case 4 -> log.joined(minute, "grace", "payments");
            case 5 -> log.mitigated(minute);
            case 6 -> log.resolved(minute);
            case 7 -> log.severity(minute, Severity.SEVERITY_SEV2, Severity.SEVERITY_SEV1);
            case 8 ->
                log.add(
                        minute,
                        event -> event.setCheckPassed(CheckPassed.newBuilder()
                                .setCheck(Check.newBuilder().setName("pay").setEnvironment("production"))));
            case 9 -> log.by(random.nextBoolean() ? "grace" : "ada").acknowledged(minute);
            case 10 -> log.requested(minute, random.nextBoolean() ? "d1" : "d2", "production");
            case 11 -> log.deployed(minute, random.nextBoolean() ? "d1" : "d2", "production");
            default -> log.note(minute, "note “" + minute + "” 🙂");
        }
    }

    /** A few corrections, retractions and pins, also of each other. */
    public static void amend(Events log, Random random) {
        for (int step = random.nextInt(8); step >= 0; step--) {
            amendOnce(log, random);
        }
    }

    public static void amendOnce(Events log, Random random) {
        var sequence = 1 + random.nextInt(log.all().length);
        switch (random.nextInt(6)) {
            case 0, 1 -> log.corrected(sequence, values -> correct(values, random));
            case 2, 3 -> log.retracted(sequence);
            case 4 -> log.pinned(sequence);
            default -> log.unpinned(sequence);
        }
    }

    private static void correct(Correction.Builder values, Random random) {
        if (random.nextBoolean()) {
            values.setOccurredAt(Events.moment(random.nextInt(300) / 3.0));
        }
        if (random.nextBoolean()) {
            values.setLevel(ImpactLevel.forNumber(1 + random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            values.setText("text " + random.nextInt()).setTitle("title " + random.nextInt());
        }
        if (random.nextInt(3) == 0) {
            values.setPassed(random.nextBoolean()).setSystem(random.nextBoolean() ? "checkout" : "search");
        }
        if (random.nextInt(3) == 0) {
            values.setSeverity(Severity.forNumber(1 + random.nextInt(5)));
        }
    }
}
