package mayday.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mayday.standalone.replay.AccountFile;
import mayday.standalone.replay.Replay;
import mayday.standalone.replay.ReplayFailure;
import mayday.standalone.replay.ReplayReport;
import mayday.standalone.replay.Replayed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays incident files and tells how Mayday's figures compare with the published ones. */
@Command(name = "replay", description = "Replays incident files through REST.")
final class ReplayCommand implements Callable<Integer> {

    private static final int ALL_REPLAYED = 0;
    private static final int NOT_ALL_REPLAYED = 1;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Incident files.")
    private List<Path> paths = List.of();

    @Option(names = "--server", paramLabel = "URL", description = "The front door of a running Mayday.")
    private URI server = URI.create("http://127.0.0.1:8080");

    @Option(names = "--json", description = "One JSON line per file instead of a table.")
    private boolean json;

    @Override
    public Integer call() {
        var replay = new Replay(server).requireServer();
        var replayed = new ArrayList<Replayed>();
        var failures = new ArrayList<String>();
        try (var progress = Progress.over(paths.size())) {
            for (var path : paths) {
                progress.next(path.getFileName().toString());
                try {
                    replayed.add(tell(replay.replay(AccountFile.read(path))));
                } catch (ReplayFailure failure) {
                    failures.add(failure.getMessage());
                }
            }
        }
        if (!json) {
            ReplayReport.table(replayed, System.out);
        }
        failures.forEach(failure -> System.err.println("mayday: " + failure));
        var isAll = failures.isEmpty() && replayed.stream().allMatch(Replayed::isComplete);
        return isAll ? ALL_REPLAYED : NOT_ALL_REPLAYED;
    }

    // Lines come as files are done, so that a reader at the other end of a pipe can follow.
    private Replayed tell(Replayed replayed) {
        if (json) {
            ReplayReport.line(replayed, System.out);
        }
        return replayed;
    }
}
