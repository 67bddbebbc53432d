package mayday.incident.contract;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.TextFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The contract as others were last given it, in a form that shows in a review what is added to it. */
final class Release {

    static final Path FILE = Path.of("src/main/resources/incident-contract/descriptors/v1.txtpb");

    private static final String HEADER = """
            # The contract as it was last released: what is built now must be compatible with it.
            # Generated: mvn -pl incident-contract -am test -Dcontract.write=true
            """;

    private Release() {}

    /** What is declared in our own files; the comments are left out: they bind nobody. */
    static FileDescriptorSet ours(FileDescriptorSet files) {
        var ours = FileDescriptorSet.newBuilder();
        files.getFileList().stream()
                .filter(file -> !file.getPackage().startsWith("google."))
                .map(file -> file.toBuilder().clearSourceCodeInfo().build())
                .forEach(ours::addFile);
        return ours.build();
    }

    static String print(FileDescriptorSet files) {
        return HEADER + TextFormat.printer().printToString(files);
    }

    static FileDescriptorSet parse(String text) {
        try {
            var files = FileDescriptorSet.newBuilder();
            TextFormat.merge(text, files);
            return files.build();
        } catch (TextFormat.ParseException malformed) {
            throw new IllegalStateException(FILE + " cannot be read", malformed);
        }
    }

    /** The last release; one that breaks its promises is never written over it. */
    static FileDescriptorSet last(FileDescriptorSet now) {
        if (!Files.exists(FILE)) {
            return parse(Written.read(FILE, print(now)));
        }
        var last = parse(committed());
        return Compatibility.breaks(last, now).isEmpty() ? parse(Written.read(FILE, print(now))) : last;
    }

    private static String committed() {
        try {
            return Files.readString(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
