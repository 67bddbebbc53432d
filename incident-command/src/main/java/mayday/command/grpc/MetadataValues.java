package mayday.command.grpc;

import io.grpc.Metadata;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.door.HeaderValues;
import org.jspecify.annotations.Nullable;

/** The metadata of a call, as the headers that REST would have in its place. */
record MetadataValues(Metadata metadata) implements HeaderValues {

    private static final int LARGEST = 16 * 1024;
    private static final int MOST = 100;
    private static final Pattern NAME = Pattern.compile("(?!-bin$)[0-9a-z_.-]+");

    @Override
    public List<String> named(String name) {
        var values = metadata.getAll(Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER));
        return listed(values);
    }

    /** The transport takes more, so that the door can say what is wrong. */
    void refuseUnfitting() {
        if (!metadata.keys().stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new DoorRefusal(
                    DoorCode.MALFORMED_HEADER, "Names of metadata consist of the letters a to z, digits and _ . -");
        }
        var sizes = metadata.keys().stream().flatMap(this::sizes).toList();
        if (sizes.size() > MOST || sizes.stream().mapToLong(size -> size).sum() > LARGEST) {
            throw new DoorRefusal(
                    DoorCode.HEADERS_TOO_LARGE,
                    "There may be at most %d entries of metadata, of 16 KiB together.".formatted(MOST));
        }
    }

    /** Of each entry of this name. */
    private Stream<Long> sizes(String name) {
        var values = name.endsWith(Metadata.BINARY_HEADER_SUFFIX)
                ? listed(metadata.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))).stream()
                        .map(bytes -> bytes.length)
                : named(name).stream().map(String::length);
        return values.map(length -> (long) name.length() + length);
    }

    private static <T> List<T> listed(@Nullable Iterable<T> values) {
        return values == null
                ? List.of()
                : StreamSupport.stream(values.spliterator(), false).toList();
    }
}
