package mayday.benchmarks.visible;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import mayday.benchmarks.measure.ClosedLoop;
import mayday.benchmarks.measure.Latencies;
import mayday.benchmarks.measure.Machine;
import mayday.benchmarks.measure.OpenLoop;
import mayday.benchmarks.measure.Party;
import mayday.benchmarks.measure.Party.Threads;
import mayday.benchmarks.measure.Rotation;
import mayday.benchmarks.measure.Scratch;
import mayday.benchmarks.measure.StolenTime;
import mayday.standalone.MaydaySystem;
import mayday.standalone.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From a report to where it is seen, in process and from door to door, against a polling relay and the sum of its parts. */
@Command(
        name = "visible",
        mixinStandardHelpOptions = true,
        description = "Report to visible against a relay that polls, and against its parts added up.")
public final class VisibleCommand implements Callable<Integer> {

    private static final List<Integer> WARM_UP_SHARES = List.of(16, 8, 4, 2, 1);
    private static final int HARD_WORKERS = 6;

    /** Those that are measured twice are warmed up once. */
    private static final int WAYS = 4;

    /** An operation that no loop waits for. */
    private static final int UNHEEDED = -1;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Seconds of hard work, and as many of all loops together, before anything counts"
                    + " (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--warm-up-rate",
            defaultValue = "200",
            description = "Reports a second at the end of the warm-up, at least (${DEFAULT-VALUE}).")
    private int warmUpRate;

    @Option(names = "--slice", defaultValue = "6", description = "Seconds of one slice (${DEFAULT-VALUE}).")
    private int slice;

    @Option(names = "--rotations", defaultValue = "7", description = "Slices of each party (${DEFAULT-VALUE}).")
    private int rotations;

    @Option(names = "--rate", defaultValue = "200", description = "Reports a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--port", defaultValue = "18800", description = "First of 23 free ports (${DEFAULT-VALUE}).")
    private int port;

    @Spec
    @SuppressWarnings("NullAway.Init") // The command line sets it.
    private CommandSpec spec;

    private record Contender(String name, Slice slice) {}

    private interface Slice {
        Latencies measure(int rate, Duration time) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        var directory = Files.createTempDirectory("mayday-visible");
        var projected = new Marks("handed-in");
        try (var system = MaydaySystem.on(directory, new Ports(port), out()::println)
                .withListener(new InProcess.Sight(projected))) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            measure(system.start(), projected);
            return 0;
        } finally {
            Scratch.delete(directory);
        }
    }

    private void measure(MaydaySystem system, Marks projected) throws Exception {
        var marks = new Marks("mark");
        var addresses = system.addresses();
        try (var bench = new Bench(addresses.ports());
                var doors = new DoorToDoor(addresses, marks);
                var polling = new PollingRelay(addresses.kafka(), bench, marks);
                var parts = new BareParts(addresses.kafka(), bench, marks)) {
            bench.commit(connection -> out().println(Machine.facts(connection)));
            out().printf(
                            "method    open loop at %d/s after %d s of hard work by ours and %d s of each way; %d rounds of %d s slices; ratios within%n"
                                    + "          a round, median (least..most). The goals are those of report to visible: from a command that is%n"
                                    + "          handed in to the commit of its projection, in process, as the polling relay and the parts are.%n"
                                    + "          REST to stream passes HTTP at both ends as well, which they do not%n",
                            rate, warmUp, warmUp / WAYS, rotations, slice);
            var handedIn = new InProcess(system.commands(), projected);
            var ways = List.of(
                    contender(VisibleReport.OURS, handedIn),
                    contender(VisibleReport.DOORS, doors),
                    contender(VisibleReport.POLLING, polling),
                    new Contender(VisibleReport.LIMIT, parts::measure));
            workHard(doors);
            warmUp(ways);
            var parties = new ArrayList<>(ways);
            parties.add(contender(VisibleReport.OURS_AGAIN, handedIn));
            parties.add(contender(VisibleReport.DOORS_AGAIN, doors));
            var stolen = new StolenTime();
            out().println(new VisibleReport(rate, rounds(parties)));
            out().println(stolen);
            out().flush();
        }
    }

    private static Contender contender(String name, OpenLoop.Journey journey) {
        return new Contender(name, (perSecond, time) -> new OpenLoop(perSecond, time).run(journey));
    }

    // The whole way is a lot of code: what runs two hundred times a second is not compiled for minutes.
    private void workHard(DoorToDoor doors) throws Exception {
        var nobodyWaits = new OpenLoop(1, Duration.ofSeconds(1));
        var clients = new Party("warm-up", HARD_WORKERS, Threads.VIRTUAL, client -> {
            doors.send(nobodyWaits, UNHEEDED);
            return true;
        });
        var rate = ClosedLoop.perSecond(clients, Duration.ofSeconds(warmUp));
        out().printf(
                        "warm-up   %d clients, each again as soon as it was answered: %.0f reports a second%n",
                        HARD_WORKERS, rate);
    }

    // From a walk to a run: an open loop does not wait for a JVM that has compiled nothing yet.
    private void warmUp(List<Contender> ways) throws Exception {
        for (var share : WARM_UP_SHARES) {
            for (var way : ways) {
                way.slice()
                        .measure(
                                Math.max(1, Math.max(rate, warmUpRate) / share),
                                Duration.ofMillis(1000L * warmUp / WAYS / WARM_UP_SHARES.size()));
            }
        }
    }

    private Map<String, List<Latencies>> rounds(List<Contender> parties) throws Exception {
        return Rotation.of(
                parties,
                Contender::name,
                rotations,
                party -> party.slice().measure(rate, Duration.ofSeconds(slice)),
                round -> out().println("          " + round));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
