package mayday.command.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import mayday.command.encoding.EventCodec;
import mayday.command.encoding.Upcasters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class StoreConfiguration {

    /** A writer is free within milliseconds: where none is for this long, the store hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Upcasters upcasters() {
        return Upcasters.current();
    }

    @Bean
    EventCodec eventCodec(Upcasters upcasters) {
        return new EventCodec(upcasters);
    }

    @Bean
    LogSignal logSignal() {
        return new LogSignal();
    }

    @Bean
    Memory memory(ObjectProvider<Remembered> parts) {
        return new Memory(parts);
    }

    @Bean
    StoreWatch storeWatch(JdbcClient database, Memory memory) {
        return new StoreWatch(database, memory);
    }

    @Bean
    EventWriter eventWriter(
            DataSource database,
            JdbcClient client,
            EventCodec codec,
            Clock clock,
            PublishedSize publishedSize,
            LogSignal signal,
            Memory memory) {
        Durability.require(client);
        var group = new GroupCommit(new AppendTransaction(database, signal, memory), PATIENCE);
        return new EventWriter(new RowMaker(codec, clock, publishedSize), group);
    }

    @Bean
    MeterBinder storeMeters(EventWriter writer) {
        return meters -> Gauge.builder("store.appends.waiting", writer, EventWriter::waiting)
                .description("Appends that no writer has taken yet")
                .register(meters);
    }

    @Bean
    EventLog eventLog(JdbcClient database, EventCodec codec) {
        return new EventLog(database, new EventRows(codec));
    }

    @Bean
    BuildLog buildLog(JdbcClient database, EventCodec codec) {
        return new BuildLog(database, new EventRows(codec));
    }

    @Bean
    CommitOrder commitOrder(JdbcClient database, EventCodec codec) {
        return new CommitOrder(database, new EventRows(codec));
    }

    @Bean
    WatchLog watchLog(JdbcClient database, EventCodec codec) {
        return new WatchLog(database, new EventRows(codec));
    }

    @Bean
    AnsweredCommands answeredCommands(JdbcClient database) {
        return new AnsweredCommands(database);
    }

    @Bean
    AnswerPurge answerPurge(AnsweredCommands answered) {
        return new AnswerPurge(answered);
    }

    @Bean
    IncidentNumbers incidentNumbers(JdbcClient database) {
        return new IncidentNumbers(database);
    }

    @Bean
    IncidentDirectory incidentDirectory(JdbcClient database) {
        return new IncidentDirectory(database);
    }
}
