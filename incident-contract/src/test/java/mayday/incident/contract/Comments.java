package mayday.incident.contract;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the .proto files say about their messages, fields and values. Generated code has lost it. */
final class Comments {

    private static final int MESSAGE = 4;
    private static final int ENUM = 5;
    private static final int MEMBER = 2;

    private final Map<String, Map<List<Integer>, String>> files = new HashMap<>();

    Comments() {
        for (var file : descriptors().getFileList()) {
            var comments = new HashMap<List<Integer>, String>();
            for (var location : file.getSourceCodeInfo().getLocationList()) {
                comments.put(
                        List.copyOf(location.getPathList()),
                        (location.getLeadingComments() + location.getTrailingComments()).strip());
            }
            files.put(file.getName(), comments);
        }
    }

    String of(Descriptor message) {
        return find(message.getFile(), List.of(MESSAGE, message.getIndex()));
    }

    String of(FieldDescriptor field) {
        return find(field.getFile(), List.of(MESSAGE, field.getContainingType().getIndex(), MEMBER, field.getIndex()));
    }

    String of(EnumDescriptor type) {
        return find(type.getFile(), List.of(ENUM, type.getIndex()));
    }

    String of(EnumValueDescriptor value) {
        return find(value.getFile(), List.of(ENUM, value.getType().getIndex(), MEMBER, value.getIndex()));
    }

    private String find(FileDescriptor file, List<Integer> path) {
        return files.getOrDefault(file.getName(), Map.of())
                .getOrDefault(path, "")
                .replaceAll("\\s*\\n\\s*", " ");
    }

    /** All files of the contract, with what they import. */
    static FileDescriptorSet descriptors() {
        try {
            return FileDescriptorSet.parseFrom(Files.readAllBytes(Path.of("target/incident-contract.protoset")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
