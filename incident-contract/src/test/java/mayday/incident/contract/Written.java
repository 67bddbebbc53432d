package mayday.incident.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that is generated: written anew on demand, then read back as it is committed. */
final class Written {

    private Written() {}

    /** The file's content; with {@code -Dcontract.write=true} it is what would be written now. */
    static String read(Path file, String now) {
        try {
            if (Boolean.getBoolean("contract.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, now);
            }
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "mvn -pl incident-contract -am test -Dcontract.write=true writes " + file, missing);
        }
    }
}
