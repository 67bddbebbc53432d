package mayday.standalone;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mayday.command.axon.IncidentCommands;
import mayday.standalone.children.DatabaseServer;
import mayday.standalone.children.EventBroker;
import mayday.standalone.children.Supervisor;
import mayday.timeline.event.ProjectionListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A whole Mayday in this JVM: four services, with PostgreSQL and Kafka as supervised processes beside it.
 *
 * <p>{@link #close} stops the services, then Kafka, then PostgreSQL, and keeps the data.
 */
public final class MaydaySystem implements AutoCloseable {

    private final DataDirectory data;
    private final Addresses addresses;
    private final Consumer<String> tell;
    private final DatabaseServer postgresql;
    private final Supervisor postgresqlSupervisor;
    private final EventBroker kafka;
    private final Supervisor kafkaSupervisor;
    private final List<ProjectionListener> listeners = new ArrayList<>();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
    private volatile boolean closed;

    private MaydaySystem(DataDirectory data, Ports ports, Consumer<String> tell) {
        this.data = data;
        this.addresses = new Addresses(ports);
        this.tell = tell;
        this.postgresql = new DatabaseServer(
                data.postgresql(), data.postgresqlPrograms(), data.log("postgresql"), ports.postgresql());
        this.postgresqlSupervisor = new Supervisor(postgresql, tell);
        this.kafka = new EventBroker(data.kafka(), data.log("kafka"), ports.kafka(), ports.kafkaController());
        this.kafkaSupervisor = new Supervisor(kafka, tell);
    }

    /**
     * Takes the data directory; nothing runs yet.
     *
     * @param tell hears in a few lines what starts, how long it took, and what had to be started again
     * @throws UsageProblem where the directory is in use or a port is taken
     */
    public static MaydaySystem on(Path directory, Ports ports, Consumer<String> tell) {
        var data = DataDirectory.take(directory);
        try {
            var system = new MaydaySystem(data, ports, tell);
            system.postgresql.stopPredecessor();
            system.kafka.stopPredecessor();
            ports.requireFree();
            return system;
        } catch (RuntimeException refused) {
            data.close();
            throw refused;
        }
    }

    /** Before the start: somebody in this JVM who hears of what the timeline projects. */
    public MaydaySystem withListener(ProjectionListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Starts everything and returns when every service answers. Closes itself where that fails. */
    public MaydaySystem start() {
        try {
            var broker = Part.start("Kafka", kafkaSupervisor::start, tell);
            var database = Part.start("PostgreSQL", this::startDatabase, tell);
            var services = new ArrayList<Part>();
            for (var service : Service.all(addresses, listeners)) {
                var first = service.needsDatabase() ? Optional.of(database) : Optional.<Part>empty();
                services.add(Part.startAfter(first, service.name(), () -> run(service), tell));
            }
            broker.await();
            services.forEach(Part::await);
            return this;
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private void startDatabase() throws SQLException {
        postgresqlSupervisor.start();
        Database.createMissing(postgresql);
    }

    private void run(Service service) {
        var context = service.run();
        synchronized (contexts) {
            if (!closed) {
                contexts.add(context);
                return;
            }
        }
        context.close(); // nobody else would: it came up after the others were closed
    }

    /** The command side, to be called in process. */
    public IncidentCommands commands() {
        synchronized (contexts) {
            return contexts.stream()
                    .flatMap(context -> context.getBeanProvider(IncidentCommands.class).stream())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("incident-command does not run"));
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    /** The process of the broker at this moment. */
    public ProcessHandle broker() {
        return kafka.process();
    }

    /** The process of PostgreSQL's postmaster at this moment. */
    public ProcessHandle database() {
        return postgresql.process();
    }

    DataDirectory data() {
        return data;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // The last of these is closed first, and each whatever happens to the others.
        try (data;
                postgresqlSupervisor;
                kafkaSupervisor) {
            closeServices();
        }
    }

    private void closeServices() {
        List<ConfigurableApplicationContext> running;
        synchronized (contexts) {
            running = List.copyOf(contexts);
        }
        running.stream()
                .map(context -> Thread.ofPlatform().start(context::close))
                .toList()
                .forEach(MaydaySystem::join);
    }

    private static void join(Thread closing) {
        try {
            closing.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
