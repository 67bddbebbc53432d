package mayday.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import mayday.standalone.children.ChildFailure;
import mayday.standalone.incidentfile.IncidentFile;
import mayday.standalone.replay.BundledIncidents;
import mayday.standalone.replay.Replay;
import mayday.standalone.replay.ReplayFailure;

/**
 * Gives an empty Mayday five real incidents to look at, through the same doors as everybody.
 *
 * @param pending there from before the first one is sent until the last one is visible
 */
record FirstIncidents(Path pending, BooleanSupplier storeIsEmpty, Consumer<IncidentFile> replay) {

    static FirstIncidents of(MaydaySystem system) {
        var replay = new Replay(system.addresses().frontDoor());
        return new FirstIncidents(system.data().firstIncidentsPending(), () -> isStoreEmpty(system), replay::replay);
    }

    /**
     * Replays them where the store is empty, or where an earlier start was cut off in the middle of it. They are there to
     * look at: a system that runs without them is not brought down.
     */
    void replayWhereEmpty(Consumer<String> tell) {
        try {
            if (Files.exists(pending) || storeIsEmpty.getAsBoolean()) {
                replayAll(tell);
            }
        } catch (ReplayFailure | ChildFailure | IOException failure) {
            tell.accept("  The first incidents are not all here, the next start goes on with them: "
                    + failure.getMessage());
        }
    }

    private void replayAll(Consumer<String> tell) throws IOException {
        Files.writeString(pending, "The first incidents are being replayed.\n");
        var since = System.nanoTime();
        var incidents = BundledIncidents.all();
        incidents.forEach(replay);
        Files.delete(pending);
        var whose = incidents.stream().map(IncidentFile::organisation).collect(Collectors.joining(", "));
        tell.accept("  %-20s %5.1f s, of %s"
                .formatted(incidents.size() + " real incidents", (System.nanoTime() - since) / 1e9, whose));
    }

    private static boolean isStoreEmpty(MaydaySystem system) {
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
