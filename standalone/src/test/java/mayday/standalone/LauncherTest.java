package mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    private static final Path LAUNCHER = Path.of("../mayday").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    record Said(int status, String out, String err) {}

    @Test
    void help_tells_every_command_from_any_directory() throws Exception {
        var said = launch(Map.of(), "help");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains(
                        "./mayday up", "./mayday replay", "./mayday test", "mutation", "chaos", "bench", "MAVEN_ARGS");
    }

    @Test
    void no_command_at_all_is_a_call_for_help() throws Exception {
        assertThat(launch(Map.of())).isEqualTo(launch(Map.of(), "help"));
    }

    @Test
    void asking_a_command_for_help_needs_neither_a_jdk_nor_a_build() throws Exception {
        var nothing = Map.of("PATH", onlyBasicTools().toString(), "MAYDAY_JDK_PLACES", "");

        assertThat(launch(nothing, "up", "--help")).isEqualTo(launch(nothing, "help"));
        assertThat(launch(nothing, "replay", "x.json", "-h")).isEqualTo(launch(nothing, "help"));
    }

    @Test
    void a_replay_without_files_is_refused_before_anything_is_built() throws Exception {
        assertThat(launch(Map.of("PATH", onlyBasicTools().toString(), "MAYDAY_JDK_PLACES", ""), "replay"))
                .isEqualTo(new Said(2, "", "mayday: replay needs a FILE (./mayday help tells more).\n"));
    }

    @Test
    void a_first_build_shows_its_modules_and_that_it_fetches() throws Exception {
        var root = Files.createDirectories(directory.resolve("root"));
        Files.copy(LAUNCHER, root.resolve("mayday"));
        var maven = Files.writeString(
                Files.createDirectory(directory.resolve("bin")).resolve("mvn"), """
                #!/bin/sh
                echo '[INFO] Building incident-contract 0.1.0 [1/2]'
                for n in $(seq 60); do
                    echo "[INFO] Downloading from central: https://repo.example/$n.jar"
                    echo "[INFO] Downloaded from central: https://repo.example/$n.jar (1 kB at 2 kB/s)"
                done
                echo '[INFO] Building standalone 0.1.0 [2/2]'
                echo '[ERROR] It ends here.'
                exit 1
                """);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        var environment = Map.of(
                "PATH", maven.getParent() + ":" + System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"));

        var said = launch(root.resolve("mayday"), environment, "up");

        assertThat(said.out()).endsWith("""
                  1 of 2  incident-contract
                  Maven fetches what it does not have yet, some hundred MB at first.
                  fetching dependencies: 1
                  fetching dependencies: 51
                  2 of 2  standalone
                """);
        assertThat(said.err()).startsWith("[ERROR] It ends here.\nmayday: the build failed; ");
    }

    @Test
    void an_unknown_command_is_refused_in_one_sentence() throws Exception {
        assertThat(launch(Map.of(), "frobnicate"))
                .isEqualTo(new Said(2, "", "mayday: there is no command 'frobnicate'; ./mayday help lists them.\n"));
    }

    @Test
    void without_a_jdk_it_says_what_is_missing() throws Exception {
        var said = launch(Map.of("PATH", onlyBasicTools().toString(), "MAYDAY_JDK_PLACES", ""), "up");

        assertThat(said)
                .isEqualTo(
                        new Said(
                                1,
                                "",
                                "mayday: a JDK 25 or newer is needed, and there is none in JAVA_HOME, on the PATH or in the usual places.\n"));
    }

    @Test
    void an_older_jdk_is_not_taken() throws Exception {
        var old = directory.resolve("old jdk");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.writeString(old.resolve("bin/javac"), "");
        assertThat(old.resolve("bin/javac").toFile().setExecutable(true)).isTrue();
        var environment =
                Map.of("PATH", onlyBasicTools().toString(), "MAYDAY_JDK_PLACES", "", "JAVA_HOME", old.toString());

        assertThat(launch(environment, "up").err()).startsWith("mayday: a JDK 25 or newer is needed");
    }

    @Test
    void without_maven_it_says_what_is_missing() throws Exception {
        var environment = Map.of("PATH", onlyBasicTools().toString(), "JAVA_HOME", System.getProperty("java.home"));

        assertThat(launch(environment, "test"))
                .isEqualTo(new Said(
                        1, "", "mayday: Maven (mvn, 3.8.7 or newer) is needed to build, and it is not on the PATH.\n"));
    }

    private Path onlyBasicTools() throws IOException {
        var tools = Files.createDirectories(directory.resolve("tools"));
        for (var tool : List.of("sh", "dirname", "readlink", "sed", "cat")) {
            var link = tools.resolve(tool);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, Path.of("/usr/bin").resolve(tool));
            }
        }
        return tools;
    }

    private Said launch(Map<String, String> environment, String... arguments) throws Exception {
        return launch(LAUNCHER, environment, arguments);
    }

    private Said launch(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        var builder = new ProcessBuilder("/bin/sh", launcher.toString()).directory(directory.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, err);
    }
}
