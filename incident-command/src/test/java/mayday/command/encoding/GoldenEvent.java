package mayday.command.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mayday.command.incident.IncidentEvent;

/**
 * An event as the store keeps it, in a file of three lines: its name and version, its metadata, its payload. Neither of
 * the two is ever written with a line break in it.
 */
record GoldenEvent(String type, int version, String metadata, String payload) {

    private static final Path CURRENT = Path.of("src/test/resources/golden/stored");

    /** What earlier releases wrote of an event that has more to say today. */
    private static final Path EARLIER = Path.of("src/test/resources/golden/earlier");

    static GoldenEvent of(EventCodec codec, EventMetadata metadata, IncidentEvent event) {
        var type = EventType.of(event);
        return new GoldenEvent(
                type.storedName(),
                type.version(),
                new String(codec.metadata(metadata), UTF_8),
                new String(codec.payload(event), UTF_8));
    }

    /** The committed file; with {@code -Dmayday.golden.write=true} it is first written as it would be today. */
    GoldenEvent committed(String variant) {
        var file = CURRENT.resolve("%s.v%d.%s.txt".formatted(type.replace("incident.", ""), version, variant));
        try {
            if (Boolean.getBoolean("mayday.golden.write")) {
                write(file);
            }
            return read(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "mvn -pl incident-command -am test -Dtest=GoldenEventsTest -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -Dmayday.golden.write=true writes " + file,
                    missing);
        }
    }

    static Stream<Path> current() {
        return files(CURRENT);
    }

    static Stream<Path> earlier() {
        return files(EARLIER);
    }

    static GoldenEvent read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        var name = lines.getFirst();
        int space = name.indexOf(' ');
        return new GoldenEvent(
                name.substring(0, space), Integer.parseInt(name.substring(space + 1)), lines.get(1), lines.get(2));
    }

    /** What was written before stays: it moves to the earlier shapes. */
    private void write(Path file) throws IOException {
        Files.createDirectories(CURRENT);
        Files.createDirectories(EARLIER);
        if (Files.exists(file) && !read(file).equals(this)) {
            var name = file.getFileName().toString();
            Files.move(
                    file,
                    EARLIER.resolve(name.replace(".txt", "." + files(EARLIER).count() + ".txt")));
        }
        Files.writeString(file, "%s %d\n%s\n%s".formatted(type, version, metadata, payload));
    }

    private static Stream<Path> files(Path directory) {
        try (var files = Files.list(directory)) {
            return List.copyOf(files.sorted().toList()).stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
