package mayday.endtoend.badinput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The codes that docs/errors.md explains. */
final class DocumentedCodes {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE);

    private DocumentedCodes() {}

    static Set<String> read() throws IOException {
        var codes = new TreeSet<String>();
        ROW.matcher(Files.readString(Path.of("../docs/errors.md"))).results().forEach(row -> codes.add(row.group(1)));
        return codes;
    }
}
