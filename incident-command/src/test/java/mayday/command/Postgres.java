package mayday.command;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One real PostgreSQL for all tests of this JVM, set as durable as the services demand; a database for each class. */
public final class Postgres {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Postgres() {}

    /**
     * A fresh, empty database with the two roles of the service.
     *
     * @param url without credentials
     */
    public record Database(String name, String url, String owner, String app) {

        /** The same database, reached by another port. */
        public Database through(int port) {
            return new Database(name, url.replace(":" + Postgres.port() + "/", ":" + port + "/"), owner, app);
        }

        public String[] properties() {
            return new String[] {
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + app,
                "spring.datasource.password=",
                "spring.flyway.user=" + owner,
                "spring.flyway.password=",
            };
        }
    }

    public static Database fresh() {
        var name = "incident_command_" + COUNT.incrementAndGet();
        var owner = name + "_owner";
        var app = name + "_app";
        execute("create role %s login".formatted(owner));
        execute("create role %s login".formatted(app));
        execute("create database %s owner %s".formatted(name, owner));
        return new Database(name, "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), name), owner, app);
    }

    /** A copy of a database as it is now, under another name. */
    public static String backUp(Database database) {
        var copy = database.name() + "_copy";
        shut(database);
        execute("create database %s template %s owner %s".formatted(copy, database.name(), database.owner()));
        execute("alter database %s allow_connections true".formatted(database.name()));
        return copy;
    }

    /** Puts the copy in the place of its database, whoever works on that. */
    public static void putBack(Database database, String copy) {
        shut(database);
        execute("alter database %s rename to %s_lost".formatted(database.name(), database.name()));
        execute("alter database %s rename to %s".formatted(copy, database.name()));
    }

    private static void shut(Database database) {
        execute("alter database %s allow_connections false".formatted(database.name()));
        execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '%s'"
                .formatted(database.name()));
    }

    public static int port() {
        return Server.RUNNING.getPort();
    }

    /** Runs a statement as superuser. */
    public static void execute(String sql) {
        run(Server.RUNNING.getPostgresDatabase(), sql);
    }

    /** Runs statements as superuser, in a database of one class. */
    public static void execute(Database database, String sql) {
        run(Server.RUNNING.getDatabase("postgres", database.name()), sql);
    }

    private static void run(DataSource source, String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setLocaleConfig("encoding", "UTF8")
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
