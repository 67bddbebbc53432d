package mayday.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import mayday.standalone.MaydayProcess;

/**
 * One run of chaos: load, kills at random moments, rest, and the check.
 *
 * @param seed makes the order of kills and the commands of the load; the moments depend on the machine too
 * @param kills how often each target is killed
 */
public record Run(Path data, int port, long seed, int kills) {

    private static final Duration SHORTEST_PEACE = Duration.ofMillis(300);
    private static final int LONGEST_PEACE_MILLIS = 3000;

    /** What came of it. */
    public record Outcome(int kills, int acknowledged, int refused, int repeated, int events, List<String> findings) {}

    /** Runs, and tells in lines what happens. */
    public Outcome run(Consumer<String> tell) throws InterruptedException {
        var random = new Random(seed);
        try (var victim = new Victim(MaydayProcess.start(data, port, "--empty"))) {
            var load = new Load(new Door(victim.addresses().frontDoor()), seed);
            load.start();
            var schedule = schedule(random);
            var findings = new ArrayList<String>();
            for (int number = 0; number < schedule.size(); number++) {
                var target = schedule.get(number);
                peace(random);
                kill(target, victim, load, findings);
                tell.accept("  %2d of %d  %s killed and back; %,d commands acknowledged"
                        .formatted(
                                number + 1,
                                schedule.size(),
                                target,
                                load.acknowledged().size()));
            }
            peace(random);
            load.stop();
            var evidence = new Inspection(victim.addresses()).evidence(load);
            findings.addAll(Checker.findings(evidence));
            return outcome(load, evidence, findings);
        }
    }

    private static void peace(Random random) throws InterruptedException {
        Thread.sleep(SHORTEST_PEACE.plusMillis(random.nextInt(LONGEST_PEACE_MILLIS)));
    }

    private Outcome outcome(Load load, Evidence evidence, List<String> findings) {
        return new Outcome(
                kills * Target.values().length,
                evidence.acknowledged().size(),
                load.refused(),
                load.failedAttempts(),
                evidence.store().size(),
                findings);
    }

    private List<Target> schedule(Random random) {
        var schedule = new ArrayList<Target>();
        for (var target : Target.values()) {
            schedule.addAll(Collections.nCopies(kills, target));
        }
        Collections.shuffle(schedule, random);
        return schedule;
    }

    private void kill(Target target, Victim victim, Load load, List<String> findings) throws InterruptedException {
        switch (target) {
            case MAYDAY -> victim.killAndRestart(() -> MaydayProcess.start(data, port, "--empty"));
            case POSTGRESQL -> victim.killDatabase();
            case KAFKA -> {
                var silence = new Silence(load);
                victim.killBroker(silence::look);
                silence.finding().ifPresent(findings::add);
            }
        }
        load.awaitProgress();
    }
}
