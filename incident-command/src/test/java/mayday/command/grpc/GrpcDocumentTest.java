package mayday.command.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mayday.command.rest.OpenDoor;
import org.junit.jupiter.api.Test;

/** {@code docs/grpc.md} is run from top to bottom by a caller who knows nothing but the address. */
class GrpcDocumentTest {

    private static final Pattern CALL = Pattern.compile(
            "```sh\ngrpcurl -plaintext((?: -H '[^']+')*)(?: -d '((?:[^']|'\\$INCIDENT')+)')? \"\\$MAYDAY_GRPC\" ([^\n]+)\n```");
    private static final Pattern HEADER = Pattern.compile("-H '([^:]+): ([^']+)'");
    private static final Reflection REFLECTION = new Reflection(GrpcClient.TCP.channel());

    @Test
    void every_documented_call_works_in_the_order_of_the_document() throws IOException {
        var document = Files.readString(Path.of("..", "docs", "grpc.md"));
        var number = "";
        int calls = 0;
        for (var call : CALL.matcher(document).results().toList()) {
            var words = List.of(call.group(3).split(" ", -1));
            if (words.getFirst().equals("list")) {
                assertThat(REFLECTION.services())
                        .contains("incident.v1.IncidentCommandService", "grpc.health.v1.Health");
            } else if (words.getFirst().equals("describe")) {
                assertThat(method(words.getLast(), '.').getFullName()).isEqualTo(words.getLast());
            } else {
                var answered = OpenDoor.JSON.readTree(called(call, number));
                number = number.isEmpty() ? answered.at("/answer/number").asString("") : number;
            }
            calls++;
        }
        assertThat(calls).isEqualTo(document.split("```sh\ngrpcurl ", -1).length - 1);
        assertThat(number).startsWith("INC-");
    }

    private static String called(MatchResult call, String number) throws InvalidProtocolBufferException {
        var method = method(call.group(3), '/');
        var request = DynamicMessage.newBuilder(method.getInputType());
        JsonFormat.parser().merge(call.group(2).replace("'$INCIDENT'", number), request);
        var metadata = new Metadata();
        HEADER.matcher(call.group(1))
                .results()
                .forEach(header -> metadata.put(
                        Metadata.Key.of(header.group(1), Metadata.ASCII_STRING_MARSHALLER), header.group(2)));
        var channel = ClientInterceptors.intercept(
                GrpcClient.TCP.channel(), MetadataUtils.newAttachHeadersInterceptor(metadata));
        var answer = ClientCalls.blockingUnaryCall(
                channel, unary(call.group(3), method), CallOptions.DEFAULT, request.build());
        return JsonFormat.printer().print(answer);
    }

    private static MethodDescriptor<Message, Message> unary(
            String name, com.google.protobuf.Descriptors.MethodDescriptor method) {
        return MethodDescriptor.<Message, Message>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(name)
                .setRequestMarshaller(
                        ProtoUtils.marshaller((Message) DynamicMessage.getDefaultInstance(method.getInputType())))
                .setResponseMarshaller(
                        ProtoUtils.marshaller((Message) DynamicMessage.getDefaultInstance(method.getOutputType())))
                .build();
    }

    private static com.google.protobuf.Descriptors.MethodDescriptor method(String name, char separator) {
        var end = name.lastIndexOf(separator);
        return REFLECTION.method(name.substring(0, end), name.substring(end + 1));
    }
}
