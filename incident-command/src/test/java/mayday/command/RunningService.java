package mayday.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import mayday.command.axon.CommandRequest;
import mayday.command.axon.IncidentCommands;
import mayday.command.incident.Actor;
import mayday.command.incident.IncidentCommand;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Provenance;
import mayday.command.store.CommandReceipt;
import mayday.command.store.EventLog;
import mayday.command.store.IncidentDirectory;
import mayday.command.store.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole service on a database of its own, without its doors. */
public record RunningService(Postgres.Database database, ConfigurableApplicationContext context)
        implements AutoCloseable {

    public static final Provenance ALICE =
            new Provenance(new Actor(Actor.Kind.PERSON, "alice", "Alice", null), "test", "corr-1", null, null, null);

    /** A machine may be slow: who waits for others is refused only where it would never end. */
    public static final List<String> PATIENT =
            List.of("mayday.command.conflict-patience=60s", "mayday.command.repetition-patience=60s");

    public static RunningService on(Postgres.Database database, String... properties) {
        return on(database, _ -> {}, properties);
    }

    /** With a clock that a test turns. */
    public static RunningService at(Clock clock, Postgres.Database database, String... properties) {
        return on(
                database,
                context -> context.registerBean("clockOfTest", Clock.class, () -> clock, bean -> bean.setPrimary(true)),
                properties);
    }

    /** With something in place of what the service would bring itself. */
    public static RunningService on(
            Postgres.Database database,
            ApplicationContextInitializer<GenericApplicationContext> changes,
            String... properties) {
        var all = new ArrayList<>(List.of(database.properties()));
        // Nothing listens there: the service has to do without Kafka.
        all.add("spring.kafka.bootstrap-servers=127.0.0.1:1");
        all.add("spring.grpc.server.enabled=false");
        all.addAll(PATIENT);
        all.addAll(List.of(properties));
        return new RunningService(
                database,
                IncidentCommandApplication.application()
                        .web(WebApplicationType.NONE)
                        .initializers(changes)
                        .bannerMode(Banner.Mode.OFF)
                        .run(all.stream().map(property -> "--" + property).toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public IncidentCommands commands() {
        return bean(IncidentCommands.class);
    }

    public EventLog log() {
        return bean(EventLog.class);
    }

    public CommandReceipt send(IncidentCommand command) {
        return send(command, null);
    }

    public CommandReceipt send(IncidentCommand command, @Nullable Integer expectedVersion) {
        return commands().send(new CommandRequest(command, ALICE, expectedVersion, null));
    }

    public IncidentId report() {
        return commands().report(Commands::report, ALICE, null).incident();
    }

    public Verification verify(IncidentId incident) {
        return log().verify(bean(IncidentDirectory.class).require(incident.toString()));
    }

    @Override
    public void close() {
        context.close();
    }
}
