package mayday.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import mayday.standalone.children.ChildFailure;
import mayday.standalone.replay.BundledIncidents;
import mayday.standalone.replay.Replay;

/** Gives an empty Mayday five real incidents to look at, through the same doors as everybody. */
final class FirstIncidents {

    private final MaydaySystem system;
    private final Path pending;

    FirstIncidents(MaydaySystem system) {
        this.system = system;
        this.pending = system.data().firstIncidentsPending();
    }

    /** Replays them where the store is empty, or where an earlier start was cut off in the middle of it. */
    void replayWhereEmpty(Consumer<String> tell) {
        if (!Files.exists(pending) && !isStoreEmpty()) {
            return;
        }
        try {
            Files.writeString(pending, "The first incidents are being replayed.\n");
            var since = System.nanoTime();
            var replay = new Replay(system.addresses().frontDoor());
            var incidents = BundledIncidents.all();
            incidents.forEach(replay::replay);
            Files.delete(pending);
            tell.accept("  %-20s %5.1f s"
                    .formatted(incidents.size() + " real incidents", (System.nanoTime() - since) / 1e9));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isStoreEmpty() {
        var database = Database.INCIDENT_COMMAND;
        try (var connection =
                        DriverManager.getConnection(system.addresses().jdbcUrl(database), database.application(), "");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select not exists (select from event)")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException failure) {
            throw new ChildFailure("PostgreSQL does not answer.", failure);
        }
    }
}
