package mayday.standalone.children;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mayday.standalone.Ports;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed as the kernel would. */
class SupervisionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    private final Ports ports = Ports.anyFree();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void a_killed_database_comes_back_with_everything_that_was_committed() throws Exception {
        var server = new DatabaseServer(
                directory.resolve("data"),
                directory.resolve("programs"),
                directory.resolve("postgresql.log"),
                ports.postgresql());
        try (var supervisor = new Supervisor(server, told::add)) {
            supervisor.start();
            execute(server, "create table kept (what text)");
            execute(server, "insert into kept values ('this')");

            // An open connection leaves a backend behind, which holds the directory for a moment.
            try (var orphaned = server.connect("postgres")) {
                assertThat(orphaned.isValid(30)).isTrue();
                server.process().destroyForcibly();

                awaitBack(server);
            }
            assertThat(count(server)).isOne();
        }
        assertThat(Processes.isRunning(server.process())).isFalse();
        assertKilledAndBack(server);
    }

    @Test
    void a_database_left_behind_by_a_killed_run_is_stopped_and_started_again() throws Exception {
        var data = directory.resolve("data");
        var programs = directory.resolve("programs");
        var port = ports.postgresql();
        var earlierRun = new ProcessBuilder(earlierRun(data, programs, port)).start();
        assertThat(earlierRun.inputReader().readLine()).isEqualTo("committed");
        earlierRun.destroyForcibly().waitFor();
        var leftBehind = Processes.fromPidFile(data.resolve("postmaster.pid"));
        assertThat(leftBehind).isPresent();

        var server = new DatabaseServer(data, programs, directory.resolve("second.log"), port);
        server.start();
        try {
            assertThat(count(server)).isOne();
            assertThat(server.process()).isNotEqualTo(leftBehind.get());
        } finally {
            server.stop();
        }
    }

    @Test
    void a_database_stopped_while_it_starts_is_not_left_behind() throws Exception {
        var data = directory.resolve("data");
        var programs = directory.resolve("programs");
        var server = new DatabaseServer(data, programs, directory.resolve("postgresql.log"), ports.postgresql());
        var supervisor = new Supervisor(server, told::add);
        var starting = Thread.ofPlatform().start(supervisor::start);
        await().atMost(PATIENCE).until(() -> Files.exists(programs));

        supervisor.close();

        starting.join();
        assertThat(Processes.fromPidFile(data.resolve("postmaster.pid"))).isEmpty();
    }

    @Test
    void a_directory_whose_preparation_was_killed_is_prepared_anew() throws Exception {
        var data = directory.resolve("data");
        var programs = directory.resolve("programs");
        var killed = new DatabaseServer(data, programs, directory.resolve("first.log"), ports.postgresql());
        var starting = Thread.ofPlatform().start(() -> assertThatThrownBy(killed::start));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> Files.exists(data.resolve("global/pg_control")));
        preparing().forEach(ProcessHandle::destroyForcibly);
        starting.join();
        assertThat(data.resolve("postmaster.opts")).doesNotExist();

        var server = new DatabaseServer(data, programs, directory.resolve("second.log"), ports.postgresql());
        server.start();
        try (var connection = server.connect("postgres")) {
            assertThat(connection.isValid(30)).isTrue();
        } finally {
            server.stop();
        }
    }

    private static Stream<ProcessHandle> preparing() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/initdb"));
    }

    @Test
    void a_directory_put_back_from_a_base_backup_is_kept() throws Exception {
        var data = directory.resolve("data");
        var programs = directory.resolve("programs");
        var log = directory.resolve("postgresql.log");
        var server = new DatabaseServer(data, programs, log, ports.postgresql());
        server.start();
        execute(server, "create database kept");
        server.stop();
        // What a base backup leaves out.
        Files.delete(data.resolve("postmaster.opts"));

        server.start();
        try (var connection = server.connect("kept")) {
            assertThat(connection.isValid(30)).isTrue();
        } finally {
            server.stop();
        }
    }

    @Test
    void a_database_whose_start_nobody_saw_the_end_of_is_found_by_its_file() throws Exception {
        var data = directory.resolve("data");
        var programs = directory.resolve("programs");
        var log = directory.resolve("postgresql.log");
        var server = new DatabaseServer(data, programs, log, ports.postgresql());
        server.start();
        try {
            new DatabaseServer(data, programs, log, Ports.anyFree().postgresql()).stop();

            assertThat(Processes.isRunning(server.process())).isFalse();
        } finally {
            server.stop();
        }
    }

    private List<String> earlierRun(Path data, Path programs, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=standalone/logback.xml",
                "-Dmayday.log=" + directory.resolve("first-run.log"),
                "-cp",
                System.getProperty("java.class.path"),
                EarlierRun.class.getName(),
                data.toString(),
                programs.toString(),
                directory.resolve("first.log").toString(),
                String.valueOf(port));
    }

    /** Starts a database, commits a row, and waits to be killed. */
    static final class EarlierRun {

        public static void main(String[] arguments) throws Exception {
            var server = new DatabaseServer(
                    Path.of(arguments[0]),
                    Path.of(arguments[1]),
                    Path.of(arguments[2]),
                    Integer.parseInt(arguments[3]));
            server.start();
            execute(server, "create table kept (what text)");
            execute(server, "insert into kept values ('this')");
            System.out.println("committed");
            new CountDownLatch(1).await();
        }
    }

    @Test
    void a_killed_broker_comes_back_with_its_topics() throws Exception {
        var broker = broker();
        try (var supervisor = new Supervisor(broker, told::add)) {
            supervisor.start();
            try (var admin = admin()) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            var killed = broker.process();
            killed.destroyForcibly();

            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                assertThat(broker.process().pid()).isNotEqualTo(killed.pid());
                assertThat(topics()).containsExactly("kept");
            });
            awaitBack(broker);
        }
        assertThat(Processes.isRunning(broker.process())).isFalse();
        assertKilledAndBack(broker);
    }

    @Test
    void everybody_else_can_use_the_common_pool_while_kafka_starts() throws Exception {
        var broker = broker();
        var starting = Thread.ofPlatform().start(broker::start);
        try {
            await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("kafka/broker.pid")));
            var workers = ForkJoinPool.getCommonPoolParallelism();
            var atWork = new CountDownLatch(workers);
            for (int worker = 0; worker < workers; worker++) {
                ForkJoinPool.commonPool().execute(() -> {
                    atWork.countDown();
                    awaitAll(atWork);
                });
            }

            atWork.await();

            assertThat(starting.isAlive()).as("Kafka is still starting").isTrue();
        } finally {
            starting.join();
            broker.stop();
        }
    }

    private EventBroker broker() {
        return new EventBroker(
                directory.resolve("kafka"), directory.resolve("kafka.log"), ports.kafka(), ports.kafkaController());
    }

    private void awaitBack(Child killed) {
        await().atMost(PATIENCE).until(() -> !told.isEmpty() && told.getLast().startsWith(killed.name() + " is back"));
    }

    // In between a slow machine may have told of a start that failed.
    private void assertKilledAndBack(Child killed) {
        assertThat(told).first().isEqualTo(killed.name() + " ended unexpectedly and is started again.");
        assertThat(told).last().asString().startsWith(killed.name() + " is back after");
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Iterable<String> topics() throws Exception {
        try (var admin = admin()) {
            return admin.listTopics().names().get(10, TimeUnit.SECONDS);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + ports.kafka(),
                "default.api.timeout.ms",
                10_000,
                "request.timeout.ms",
                5_000));
    }

    private static void execute(DatabaseServer server, String sql) throws SQLException {
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(DatabaseServer server) throws SQLException {
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
