package mayday.timeline;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A fresh database on the one PostgreSQL of this JVM, with the two roles of the service. */
public record TestDatabase(String url) {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("timezone", "UTC")
                    .setLocaleConfig("encoding", "UTF8")
                    .setLocaleConfig("locale", "C")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static TestDatabase fresh() {
        var name = "timeline_" + COUNT.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var role : List.of("timeline_owner", "timeline_app")) {
                statement.execute("""
                        do $$ begin
                            create role %1$s login password '%1$s';
                        exception when duplicate_object then null; end $$
                        """.formatted(role));
            }
            statement.execute("create database %s owner timeline_owner".formatted(name));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new TestDatabase("jdbc:postgresql://127.0.0.1:%d/%s".formatted(SERVER.getPort(), name));
    }

    public JdbcTemplate asOwner() {
        return new JdbcTemplate(new DriverManagerDataSource(url, "timeline_owner", "timeline_owner"));
    }

    public JdbcTemplate asSuperuser() {
        return new JdbcTemplate(new DriverManagerDataSource(url, "postgres", "postgres"));
    }
}
