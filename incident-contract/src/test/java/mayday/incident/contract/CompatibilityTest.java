package mayday.incident.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto.ReservedRange;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto.EnumReservedRange;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever was built against the contract of yesterday understands today's, and the other way round. */
class CompatibilityTest {

    private static final FileDescriptorSet NOW = Release.ours(Comments.descriptors());

    @Test
    void the_contract_keeps_what_its_last_release_promised() {
        assertThat(Compatibility.breaks(Release.last(NOW), NOW)).isEmpty();
    }

    @Test
    void the_last_release_is_read_back_as_it_was_written() {
        assertThat(Release.parse(Release.print(NOW))).isEqualTo(NOW);
        assertThat(NOW.getFileList())
                .extracting(FileDescriptorProto::getPackage)
                .contains("incident.v1")
                .noneMatch(name -> name.startsWith("google."));
    }

    /**
     * One change to the contract below.
     *
     * @param said what the check has to say about it; nothing where it is allowed
     */
    record Change(String name, Consumer<FileDescriptorProto.Builder> change, String said) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Change> breaks() {
        return Stream.of(
                field(
                        "a number used for another field",
                        f -> f.setName("place").setJsonName("place"),
                        "name was title"),
                field("another type", f -> f.setType(FieldDescriptorProto.Type.TYPE_BYTES), "type was TYPE_STRING"),
                field(
                        "another message",
                        f -> f.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(".v1.Other"),
                        "type was"),
                field("a list of what was one", f -> f.setLabel(Label.LABEL_REPEATED), "label was"),
                field("another name in JSON", f -> f.setJsonName("headline"), "JSON name was title"),
                field("presence for what had none", f -> f.setProto3Optional(true), "presence was false"),
                field("moved into a oneof", f -> f.setOneofIndex(0), "oneof was"),
                new Change("taken out of a oneof", f -> fact(f).clearOneofIndex(), "oneof was fact"),
                new Change("a field is gone", f -> message(f).removeField(0), "v1.Event.title is gone"),
                new Change(
                        "a field is gone, and only its number is reserved",
                        f -> message(f).removeField(0).addReservedRange(numbers(1, 2)),
                        "not both reserved"),
                new Change("a reserved number is free", f -> message(f).clearReservedRange(), "number 9 is no longer"),
                new Change("a reserved name is free", f -> message(f).clearReservedName(), "name old is no longer"),
                new Change("a message is gone", f -> f.removeMessageType(1), "message v1.Other is gone"),
                new Change("a nested message is gone", f -> message(f).clearNestedType(), "message v1.Event.Part is"),
                new Change("a nested enum is gone", f -> message(f).clearEnumType(), "enum v1.Event.Kind is gone"),
                new Change("an enum is gone", f -> f.clearEnumType(), "enum v1.Level is gone"),
                new Change("a value has another name", f -> level(f).setName("LEVEL_UP"), "LEVEL_DOWN = 1 is now"),
                new Change("a value has another number", f -> level(f).setNumber(7), "LEVEL_DOWN = 1 is gone"),
                new Change("a value is gone", f -> f.getEnumTypeBuilder(0).removeValue(1), "LEVEL_DOWN = 1 is gone"),
                new Change(
                        "a reserved value is free",
                        f -> f.getEnumTypeBuilder(0).clearReservedRange(),
                        "numbers 8 to 8 are no longer reserved"),
                new Change("a service is gone", f -> f.clearService(), "service v1.Events is gone"),
                new Change("an rpc is gone", f -> f.getServiceBuilder(0).clearMethod(), "rpc v1.Events.Watch is gone"),
                new Change("an rpc takes something else", f -> rpc(f).setInputType(".v1.Event"), "signature was"),
                new Change("an rpc answers something else", f -> rpc(f).setOutputType(".v1.Other"), "signature was"),
                new Change("an rpc no longer streams", f -> rpc(f).setServerStreaming(false), "signature was"),
                new Change("an rpc takes a stream", f -> rpc(f).setClientStreaming(true), "signature was"),
                new Change("another package", f -> f.setPackage("v2"), "message v1.Event is gone"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void a_broken_promise_is_named(Change change) {
        assertThat(Compatibility.breaks(released(), changed(change)))
                .isNotEmpty()
                .anySatisfy(broken -> assertThat(broken).contains(change.said()));
    }

    static Stream<Change> additions() {
        return Stream.of(
                new Change("nothing", _ -> {}, ""),
                new Change("a field", f -> message(f).addField(text("more", 5)), ""),
                new Change(
                        "a fact", f -> message(f).addField(text("other_fact", 6).setOneofIndex(0)), ""),
                new Change(
                        "a message",
                        f -> f.addMessageType(DescriptorProto.newBuilder().setName("New")),
                        ""),
                new Change("a value", f -> f.getEnumTypeBuilder(0).addValue(value("LEVEL_PARTIAL", 2)), ""),
                new Change(
                        "an enum",
                        f -> f.addEnumType(EnumDescriptorProto.newBuilder().setName("New")),
                        ""),
                new Change("an rpc", f -> f.getServiceBuilder(0).addMethod(rpc("Ask")), ""),
                new Change("more reserved", f -> message(f).addReservedRange(numbers(20, 30)), ""),
                new Change("another order", f -> reverse(message(f)), ""),
                new Change("another file", f -> f.setName("other.proto"), ""),
                new Change(
                        "a field that leaves its number and name reserved",
                        f -> message(f)
                                .removeField(0)
                                .addReservedRange(numbers(1, 2))
                                .addReservedName("title"),
                        ""),
                new Change(
                        "a value that leaves its number and name reserved",
                        f -> f.getEnumTypeBuilder(0)
                                .removeValue(1)
                                .addReservedRange(EnumReservedRange.newBuilder()
                                        .setStart(1)
                                        .setEnd(1))
                                .addReservedName("LEVEL_DOWN"),
                        ""));
    }

    @ParameterizedTest
    @MethodSource("additions")
    void what_is_added_breaks_nothing(Change change) {
        assertThat(Compatibility.breaks(released(), changed(change))).isEmpty();
    }

    @Test
    void the_contract_itself_is_not_let_go() {
        var lost = NOW.toBuilder();
        lost.getFileBuilderList()
                .forEach(file -> file.clearMessageType().clearEnumType().clearService());

        assertThat(Compatibility.breaks(NOW, lost.build()))
                .hasSizeGreaterThan(Facts.all().size())
                .contains("message incident.v1.IncidentEvent is gone");
    }

    private static FileDescriptorSet changed(Change change) {
        var file = file();
        change.change().accept(file);
        return FileDescriptorSet.newBuilder().addFile(file).build();
    }

    private static FileDescriptorSet released() {
        return FileDescriptorSet.newBuilder().addFile(file()).build();
    }

    private static FileDescriptorProto.Builder file() {
        return FileDescriptorProto.newBuilder()
                .setName("event.proto")
                .setPackage("v1")
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("Event")
                        .addField(text("title", 1))
                        .addField(text("fact_one", 2).setOneofIndex(0))
                        .addOneofDecl(OneofDescriptorProto.newBuilder().setName("fact"))
                        .addReservedRange(numbers(9, 10))
                        .addReservedName("old")
                        .addNestedType(DescriptorProto.newBuilder().setName("Part"))
                        .addEnumType(EnumDescriptorProto.newBuilder().setName("Kind")))
                .addMessageType(DescriptorProto.newBuilder().setName("Other"))
                .addEnumType(EnumDescriptorProto.newBuilder()
                        .setName("Level")
                        .addValue(value("LEVEL_UNSPECIFIED", 0))
                        .addValue(value("LEVEL_DOWN", 1))
                        .addReservedRange(
                                EnumReservedRange.newBuilder().setStart(8).setEnd(8)))
                .addService(
                        ServiceDescriptorProto.newBuilder().setName("Events").addMethod(rpc("Watch")));
    }

    private static Change field(String name, Consumer<FieldDescriptorProto.Builder> change, String said) {
        return new Change(name, file -> change.accept(message(file).getFieldBuilder(0)), said);
    }

    private static DescriptorProto.Builder message(FileDescriptorProto.Builder file) {
        return file.getMessageTypeBuilder(0);
    }

    private static FieldDescriptorProto.Builder fact(FileDescriptorProto.Builder file) {
        return message(file).getFieldBuilder(1);
    }

    private static EnumValueDescriptorProto.Builder level(FileDescriptorProto.Builder file) {
        return file.getEnumTypeBuilder(0).getValueBuilder(1);
    }

    private static MethodDescriptorProto.Builder rpc(FileDescriptorProto.Builder file) {
        return file.getServiceBuilder(0).getMethodBuilder(0);
    }

    private static FieldDescriptorProto.Builder text(String name, int number) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setJsonName(name)
                .setNumber(number)
                .setLabel(Label.LABEL_OPTIONAL)
                .setType(FieldDescriptorProto.Type.TYPE_STRING);
    }

    private static EnumValueDescriptorProto.Builder value(String name, int number) {
        return EnumValueDescriptorProto.newBuilder().setName(name).setNumber(number);
    }

    private static MethodDescriptorProto.Builder rpc(String name) {
        return MethodDescriptorProto.newBuilder()
                .setName(name)
                .setInputType(".v1.Other")
                .setOutputType(".v1.Event")
                .setServerStreaming(true);
    }

    private static ReservedRange numbers(int start, int end) {
        return ReservedRange.newBuilder().setStart(start).setEnd(end).build();
    }

    private static void reverse(DescriptorProto.Builder message) {
        var fields = message.getFieldList().reversed();
        message.clearField().addAllField(List.copyOf(fields));
    }
}
