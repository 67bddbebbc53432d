package mayday.benchmarks.append;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mayday.benchmarks.incident.Incidents;
import mayday.benchmarks.measure.ClosedLoop;
import mayday.benchmarks.measure.Machine;
import mayday.benchmarks.measure.Party;
import mayday.benchmarks.measure.Party.Threads;
import mayday.benchmarks.measure.Rotation;
import mayday.benchmarks.measure.Scratch;
import mayday.benchmarks.measure.StolenTime;
import mayday.command.axon.IncidentCommands;
import mayday.standalone.CommandSide;
import mayday.standalone.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Durable appends in process against the limit that the same PostgreSQL sets in the same run. */
@Command(
        name = "append",
        mixinStandardHelpOptions = true,
        description = "Appends through Axon and the event store against bare single-row commits.")
public final class AppendCommand implements Callable<Integer> {

    private static final int CONNECTIONS = 32;
    private static final List<Integer> CLIENTS = List.of(1, 32, 256);

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Seconds before anything counts (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--slice", defaultValue = "5", description = "Seconds of one slice (${DEFAULT-VALUE}).")
    private int slice;

    @Option(names = "--rotations", defaultValue = "7", description = "Slices of each party (${DEFAULT-VALUE}).")
    private int rotations;

    @Option(names = "--incidents", defaultValue = "18000", description = "Incidents written to (${DEFAULT-VALUE}).")
    private int incidents;

    @Option(names = "--port", defaultValue = "18700", description = "First of 23 free ports (${DEFAULT-VALUE}).")
    private int port;

    @Spec
    @SuppressWarnings("NullAway.Init") // The command line sets it.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var directory = Files.createTempDirectory("mayday-append");
        try (var host = CommandSide.start(directory, new Ports(port))) {
            Runtime.getRuntime().addShutdownHook(new Thread(host::close));
            measure(host);
            return 0;
        } finally {
            Scratch.delete(directory);
        }
    }

    private void measure(CommandSide host) throws Exception {
        try (var connection = DriverManager.getConnection(host.jdbcUrl())) {
            out().println(Machine.facts(connection));
        }
        out().printf(
                        "data      %d incidents, 4 of 5 appends to the newest 5 %%, notes of 200 to 4000 characters (median 450)%n"
                                + "method    %d s of warm-up, then %d rounds of %d s slices; ratios within a round, median (least..most)%n",
                        incidents, warmUp, rotations, slice);
        var targets = Incidents.reported(host.part(IncidentCommands.class), incidents);
        warmUp(targets);
        try (var raw = new RawAppends(host.jdbcUrl(), CONNECTIONS)) {
            var parties = parties(targets, raw);
            warm(parties.getFirst(), warmUp / 6.0);
            var stolen = new StolenTime();
            var rates = Rotation.of(
                    parties, Party::name, rotations, this::slice, round -> out().println("          " + round));
            out().print(new AppendReport(rates));
            out().println(stolen);
            out().printf("          %d commands were turned away, and not counted%n", targets.turnedAway());
        }
        out().flush();
    }

    private double slice(Party party) throws Exception {
        return ClosedLoop.perSecond(party, Duration.ofSeconds(slice));
    }

    private static List<Party> parties(Incidents targets, RawAppends raw) {
        var parties = new ArrayList<>(List.of(
                new Party(AppendReport.RAW, CONNECTIONS, Threads.PLATFORM, raw::append),
                new Party(AppendReport.RAW_AGAIN, CONNECTIONS, Threads.PLATFORM, raw::append),
                new Party(AppendReport.RAW_ALONE, 1, Threads.PLATFORM, raw::append)));
        for (var clients : CLIENTS) {
            parties.add(new Party(AppendReport.plain(clients), clients, Threads.VIRTUAL, _ -> targets.note()));
            parties.add(new Party(AppendReport.keyed(clients), clients, Threads.VIRTUAL, _ -> targets.noteOnce()));
        }
        return parties;
    }

    private void warmUp(Incidents targets) throws Exception {
        for (var clients : CLIENTS) {
            warm(new Party("warm-up", clients, Threads.VIRTUAL, _ -> targets.note()), warmUp / 6.0);
            warm(new Party("warm-up", clients, Threads.VIRTUAL, _ -> targets.noteOnce()), warmUp / 6.0);
        }
    }

    private static void warm(Party party, double seconds) throws Exception {
        ClosedLoop.perSecond(party, Duration.ofMillis((long) (seconds * 1000)));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
