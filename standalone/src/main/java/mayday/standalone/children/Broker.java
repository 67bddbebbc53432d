package mayday.standalone.children;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker of one node in a JVM of its own, for as long as somebody holds its standard input open. */
final class Broker {

    /** The line it says when it serves. */
    static final String READY = "READY";

    private Broker() {}

    /** Arguments: data directory, port, port of its controller. */
    public static void main(String[] arguments) {
        try {
            serve(Path.of(arguments[0]), arguments[1], arguments[2]);
        } catch (Exception failure) {
            failure.printStackTrace();
            // A broker that failed half way leaves threads behind that would keep this process for ever.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(Path directory, String port, String controllerPort) throws IOException {
        Files.createDirectories(directory);
        var configuration = configuration(directory, port, controllerPort);
        if (!Files.exists(directory.resolve("log/meta.properties"))) {
            format(directory, configuration);
        }
        var server = new KafkaRaftServer(new KafkaConfig(configuration, false), Time.SYSTEM);
        server.startup();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            server.awaitShutdown();
        }));
        System.out.println(READY);
        waitUntilParentIsGone();
        System.exit(0);
    }

    private static void waitUntilParentIsGone() throws IOException {
        var held = 0;
        while (held >= 0) {
            held = System.in.read();
        }
    }

    private static void format(Path directory, Properties configuration) throws IOException {
        var file = directory.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            configuration.store(out, null);
        }
        var said = new ByteArrayOutputStream();
        var status = StorageTool.execute(
                new String[] {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IOException("Kafka's directory was not prepared: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static Properties configuration(Path directory, String port, String controllerPort) {
        var settings = new Properties();
        try (var in = Broker.class.getResourceAsStream("/standalone/broker.properties")) {
            settings.load(Objects.requireNonNull(in));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        // Voters named by address let the ports change while the data is kept.
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s".formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.setProperty("log.dirs", directory.resolve("log").toString());
        return settings;
    }
}
