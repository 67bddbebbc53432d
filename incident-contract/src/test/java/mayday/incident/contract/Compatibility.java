package mayday.incident.contract;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a newer contract takes from those who were built against an older one. Everything may be added; what is removed
 * leaves its number and its name reserved.
 */
final class Compatibility {

    private final Catalog released;
    private final Catalog now;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(Catalog released, Catalog now) {
        this.released = released;
        this.now = now;
    }

    /** A sentence for each promise that is broken; none where readers and writers of both can talk to one another. */
    static List<String> breaks(FileDescriptorSet released, FileDescriptorSet now) {
        var compatibility = new Compatibility(Catalog.of(released), Catalog.of(now));
        compatibility.compare();
        return List.copyOf(compatibility.breaks);
    }

    private void compare() {
        released.messages.forEach((name, old) -> {
            var message = now.messages.get(name);
            require(message != null, "message %s is gone", name);
            if (message != null) {
                compare(name, old, message);
            }
        });
        released.enums.forEach((name, old) -> {
            var type = now.enums.get(name);
            require(type != null, "enum %s is gone", name);
            if (type != null) {
                compare(name, old, type);
            }
        });
        released.services.forEach((name, old) -> {
            var service = now.services.get(name);
            require(service != null, "service %s is gone", name);
            if (service != null) {
                compare(name, old, service);
            }
        });
    }

    private void compare(String name, DescriptorProto old, DescriptorProto message) {
        for (var field : old.getFieldList()) {
            message.getFieldList().stream()
                    .filter(candidate -> candidate.getNumber() == field.getNumber())
                    .findFirst()
                    .ifPresentOrElse(
                            found -> compare(name + "." + field.getName(), old, field, message, found),
                            () -> requireReserved(name, field, message));
        }
        for (var range : old.getReservedRangeList()) {
            for (int number = range.getStart(); number < range.getEnd() && number - range.getStart() < 1000; number++) {
                require(isReserved(message, number), "%s: number %d is no longer reserved", name, number);
            }
        }
        old.getReservedNameList()
                .forEach(reserved -> require(
                        message.getReservedNameList().contains(reserved),
                        "%s: name %s is no longer reserved",
                        name,
                        reserved));
    }

    private void requireReserved(String name, FieldDescriptorProto field, DescriptorProto message) {
        require(
                isReserved(message, field.getNumber())
                        && message.getReservedNameList().contains(field.getName()),
                "%s.%s is gone, and its number %d and its name are not both reserved",
                name,
                field.getName(),
                field.getNumber());
    }

    private void compare(
            String name,
            DescriptorProto oldMessage,
            FieldDescriptorProto old,
            DescriptorProto message,
            FieldDescriptorProto field) {
        requireSame(name, "name", old.getName(), field.getName());
        requireSame(name, "JSON name", old.getJsonName(), field.getJsonName());
        requireSame(name, "type", type(old), type(field));
        requireSame(name, "label", old.getLabel(), field.getLabel());
        requireSame(name, "presence", old.getProto3Optional(), field.getProto3Optional());
        requireSame(name, "oneof", oneof(oldMessage, old), oneof(message, field));
    }

    private void compare(String name, EnumDescriptorProto old, EnumDescriptorProto type) {
        for (var value : old.getValueList()) {
            var names = type.getValueList().stream()
                    .filter(candidate -> candidate.getNumber() == value.getNumber())
                    .map(candidate -> candidate.getName())
                    .toList();
            require(
                    names.contains(value.getName())
                            || (names.isEmpty() && isReserved(type, value.getNumber(), value.getName())),
                    "%s: %s = %d is %s, and not reserved",
                    name,
                    value.getName(),
                    value.getNumber(),
                    names.isEmpty() ? "gone" : "now " + names);
        }
        for (var range : old.getReservedRangeList()) {
            require(
                    type.getReservedRangeList().stream()
                            .anyMatch(kept -> kept.getStart() <= range.getStart() && kept.getEnd() >= range.getEnd()),
                    "%s: numbers %d to %d are no longer reserved",
                    name,
                    range.getStart(),
                    range.getEnd());
        }
    }

    private void compare(String name, ServiceDescriptorProto old, ServiceDescriptorProto service) {
        for (var method : old.getMethodList()) {
            var found = service.getMethodList().stream()
                    .filter(candidate -> candidate.getName().equals(method.getName()))
                    .findFirst();
            require(found.isPresent(), "rpc %s.%s is gone", name, method.getName());
            found.ifPresent(kept ->
                    requireSame(name + "." + method.getName(), "signature", signature(method), signature(kept)));
        }
    }

    private static String type(FieldDescriptorProto field) {
        return field.getType() + " " + field.getTypeName();
    }

    /** The one that a field shares with others; what {@code optional} is made of says nothing. */
    private static String oneof(DescriptorProto message, FieldDescriptorProto field) {
        return field.hasOneofIndex() && !field.getProto3Optional()
                ? message.getOneofDecl(field.getOneofIndex()).getName()
                : "";
    }

    private static String signature(MethodDescriptorProto method) {
        return (method.getClientStreaming() ? "stream " : "")
                + method.getInputType()
                + " to "
                + (method.getServerStreaming() ? "stream " : "")
                + method.getOutputType();
    }

    private static boolean isReserved(DescriptorProto message, int number) {
        return message.getReservedRangeList().stream()
                .anyMatch(range -> range.getStart() <= number && number < range.getEnd());
    }

    private static boolean isReserved(EnumDescriptorProto type, int number, String name) {
        return type.getReservedNameList().contains(name)
                && type.getReservedRangeList().stream()
                        .anyMatch(range -> range.getStart() <= number && number <= range.getEnd());
    }

    private void requireSame(String name, String what, Object old, Object current) {
        require(Objects.equals(old, current), "%s: %s was %s and is %s", name, what, old, current);
    }

    /** Its formats all stand in this class, where a wrong one fails the tests. */
    @SuppressWarnings("AnnotateFormatMethod")
    private void require(boolean kept, String otherwise, Object... details) {
        if (!kept) {
            breaks.add(otherwise.formatted(details));
        }
    }

    /** Everything that has a name of its own, wherever it is declared. */
    private record Catalog(
            Map<String, DescriptorProto> messages,
            Map<String, EnumDescriptorProto> enums,
            Map<String, ServiceDescriptorProto> services) {

        static Catalog of(FileDescriptorSet files) {
            var catalog = new Catalog(new HashMap<>(), new HashMap<>(), new HashMap<>());
            files.getFileList().forEach(catalog::add);
            return catalog;
        }

        private void add(FileDescriptorProto file) {
            var scope = file.getPackage() + ".";
            file.getMessageTypeList().forEach(message -> add(scope, message));
            file.getEnumTypeList().forEach(type -> enums.put(scope + type.getName(), type));
            file.getServiceList().forEach(service -> services.put(scope + service.getName(), service));
        }

        private void add(String scope, DescriptorProto message) {
            var name = scope + message.getName();
            messages.put(name, message);
            message.getNestedTypeList().forEach(nested -> add(name + ".", nested));
            message.getEnumTypeList().forEach(type -> enums.put(name + "." + type.getName(), type));
        }
    }
}
