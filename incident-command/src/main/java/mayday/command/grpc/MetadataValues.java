package mayday.command.grpc;

import io.grpc.Metadata;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import mayday.command.rest.problem.DoorCode;
import mayday.command.rest.problem.DoorRefusal;
import mayday.command.rest.request.HeaderValues;
import org.jspecify.annotations.Nullable;

/** The metadata of a call, as the headers that REST would have in its place. */
record MetadataValues(Metadata metadata) implements HeaderValues {

    private static final int LARGEST = 16 * 1024;

    @Override
    public List<String> named(String name) {
        var values = metadata.getAll(Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER));
        return listed(values);
    }

    /** The transport takes more, so that the door can say what is wrong. */
    void refuseTooLarge() {
        var size = metadata.keys().stream().mapToLong(this::size).sum();
        if (size > LARGEST) {
            throw new DoorRefusal(DoorCode.HEADERS_TOO_LARGE, "Metadata may be at most 16 KiB large.");
        }
    }

    private long size(String name) {
        var values = name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
                ? listed(metadata.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))).stream()
                        .mapToLong(bytes -> bytes.length)
                : named(name).stream().mapToLong(String::length);
        return values.map(length -> name.length() + length).sum();
    }

    private static <T> List<T> listed(@Nullable Iterable<T> values) {
        return values == null
                ? List.of()
                : StreamSupport.stream(values.spliterator(), false).toList();
    }
}
