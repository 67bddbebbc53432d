package mayday.standalone;

import java.nio.file.Path;
import java.sql.SQLException;
import mayday.command.IncidentCommandApplication;
import mayday.standalone.children.DatabaseServer;
import org.springframework.context.ConfigurableApplicationContext;

/** incident-command and its PostgreSQL alone, to be measured: nothing is published, nobody projects. */
public final class CommandSide implements AutoCloseable {

    private final DatabaseServer postgresql;
    private final ConfigurableApplicationContext service;

    private CommandSide(DatabaseServer postgresql, ConfigurableApplicationContext service) {
        this.postgresql = postgresql;
        this.service = service;
    }

    /** Starts both on an empty directory, and returns when they answer. */
    public static CommandSide start(Path directory, Ports ports) throws SQLException {
        var postgresql = new DatabaseServer(
                directory.resolve("postgresql"),
                directory.resolve("postgresql-program"),
                directory.resolve("postgresql.log"),
                ports.postgresql());
        try {
            postgresql.start();
            Database.createMissing(postgresql);
            return new CommandSide(postgresql, run(ports));
        } catch (SQLException | RuntimeException failure) {
            postgresql.stop();
            throw failure;
        }
    }

    private static ConfigurableApplicationContext run(Ports ports) {
        var settings = ServiceSettings.incidentCommand(new Addresses(ports));
        // There is no Kafka to publish to, and looking for it would be measured along.
        settings.put("mayday.command.relay.enabled", false);
        return new Service("incident-command", true, IncidentCommandApplication::application, settings).run();
    }

    /** A part of the service, to be called in process. */
    public <T> T part(Class<T> type) {
        return service.getBean(type);
    }

    /** The service's database, as the owner of everything. */
    public String jdbcUrl() {
        return postgresql.url(Database.INCIDENT_COMMAND.databaseName()) + "?user=postgres";
    }

    @Override
    public synchronized void close() {
        try {
            service.close();
        } finally {
            postgresql.stop();
        }
    }
}
