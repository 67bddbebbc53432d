package mayday.standalone.children;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed as the kernel would. */
class SupervisionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void a_killed_database_comes_back_with_everything_that_was_committed() throws Exception {
        var server = new DatabaseServer(
                directory.resolve("data"),
                directory.resolve("programs"),
                directory.resolve("postgresql.log"),
                freePort());
        try (var supervisor = new Supervisor(server, told::add)) {
            supervisor.start();
            execute(server, "create table kept (what text)");
            execute(server, "insert into kept values ('this')");

            // An open connection leaves a backend behind, which holds the directory for a moment.
            try (var orphaned = server.connect("postgres")) {
                assertThat(orphaned.isValid(1)).isTrue();
                server.process().destroyForcibly();

                await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).hasSize(2));
            }
            assertThat(count(server)).isOne();
            assertThat(told.getFirst()).isEqualTo("PostgreSQL ended unexpectedly and is started again.");
            assertThat(told.getLast()).startsWith("PostgreSQL is back after");
        }
        assertThat(Processes.isRunning(server.process())).isFalse();
        assertThat(told).hasSize(2);
    }

    @Test
    void a_database_left_behind_by_a_killed_run_is_stopped_and_started_again() throws Exception {
        var data = directory.resolve("data");
        var programs = directory.resolve("programs");
        var port = freePort();
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
        var server = new DatabaseServer(data, programs, directory.resolve("postgresql.log"), freePort());
        var supervisor = new Supervisor(server, told::add);
        var starting = Thread.ofPlatform().start(supervisor::start);
        await().atMost(PATIENCE).until(() -> Files.exists(programs));

        supervisor.close();

        starting.join();
        assertThat(Processes.fromPidFile(data.resolve("postmaster.pid"))).isEmpty();
    }

    @Test
    void a_database_whose_start_nobody_saw_the_end_of_is_found_by_its_file() throws Exception {
        var data = directory.resolve("data");
        var programs = directory.resolve("programs");
        var log = directory.resolve("postgresql.log");
        var server = new DatabaseServer(data, programs, log, freePort());
        server.start();
        try {
            new DatabaseServer(data, programs, log, freePort()).stop();

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
        var port = freePort();
        var broker = new EventBroker(directory.resolve("kafka"), directory.resolve("kafka.log"), port, freePort());
        try (var supervisor = new Supervisor(broker, told::add)) {
            supervisor.start();
            try (var admin = admin(port)) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            var killed = broker.process();
            killed.destroyForcibly();

            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                assertThat(broker.process().pid()).isNotEqualTo(killed.pid());
                assertThat(topics(port)).containsExactly("kept");
            });
        }
        assertThat(Processes.isRunning(broker.process())).isFalse();
        assertThat(told).first().isEqualTo("Kafka ended unexpectedly and is started again.");
        assertThat(told).hasSize(2);
    }

    @Test
    void everybody_else_can_use_the_common_pool_while_kafka_starts() throws Exception {
        var broker =
                new EventBroker(directory.resolve("kafka"), directory.resolve("kafka.log"), freePort(), freePort());
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

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Iterable<String> topics(int port) throws Exception {
        try (var admin = admin(port)) {
            return admin.listTopics().names().get(10, TimeUnit.SECONDS);
        }
    }

    private static Admin admin(int port) {
        return Admin.create(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
