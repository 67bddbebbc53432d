package mayday.command.grpc;

import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static java.util.Objects.requireNonNull;
import static mayday.incident.v1.IncidentCommandServiceGrpc.getServiceDescriptor;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import mayday.command.rest.OpenDoor;
import mayday.incident.v1.CommandAnswer;
import tools.jackson.databind.JsonNode;

/** Calls the gRPC door of {@link OpenDoor} with nothing but the contract. */
record GrpcClient(String name, ManagedChannel channel) {

    static final ServiceDescriptor SERVICE =
            requireNonNull(CommandAnswer.getDescriptor().getFile().findServiceByName("IncidentCommandService"));

    /** Over a real connection. */
    static final GrpcClient TCP = new GrpcClient(
            "TCP",
            NettyChannelBuilder.forAddress("127.0.0.1", OpenDoor.shared().grpcPort())
                    .usePlaintext()
                    .build());

    static final GrpcClient IN_PROCESS = new GrpcClient("in process", inProcess(OpenDoor.shared()));

    private static ManagedChannel inProcess(OpenDoor running) {
        requireNonNull(running);
        return InProcessChannelBuilder.forName(OpenDoor.IN_PROCESS).build();
    }

    @Override
    public String toString() {
        return name;
    }

    /** What came back: an answer as JSON, or a status with its details. */
    record Answered(Status status, String json, List<Any> details) {

        JsonNode answer() {
            return OpenDoor.JSON.readTree(json).path("answer");
        }

        List<String> events() {
            return StreamSupport.stream(answer().path("events").spliterator(), false)
                    .map(event -> event.path("type").asString())
                    .toList();
        }

        Status.Code code() {
            return status.getCode();
        }

        /** The stable code; empty where there is none. */
        String reason() {
            return detail(ErrorInfo.class).map(ErrorInfo::getReason).orElse("");
        }

        List<String> pointers() {
            return detail(BadRequest.class)
                    .map(faults -> faults.getFieldViolationsList().stream()
                            .map(BadRequest.FieldViolation::getField)
                            .toList())
                    .orElse(List.of());
        }

        Optional<RetryInfo> retry() {
            return detail(RetryInfo.class);
        }

        <M extends Message> Optional<M> detail(Class<M> type) {
            return details.stream()
                    .filter(detail -> detail.is(type))
                    .map(detail -> {
                        try {
                            return detail.unpack(type);
                        } catch (InvalidProtocolBufferException malformed) {
                            throw new AssertionError(malformed);
                        }
                    })
                    .findFirst();
        }
    }

    static MethodDescriptor method(String command) {
        return requireNonNull(SERVICE.findMethodByName(command), command);
    }

    /** What REST calls a command, as the contract does. */
    static String command(String path) {
        var words = new StringBuilder();
        for (var word : path.substring(path.lastIndexOf('/') + 1).split("-", -1)) {
            words.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return words.toString().equals("Incidents") ? "ReportIncident" : words.toString();
    }

    /** Sends a REST body as a message; headers are names and values in turn. */
    Answered call(String command, String incident, String restBody, String... headers) {
        return call(command, request(command, incident, restBody), headers);
    }

    static DynamicMessage request(String command, String incident, String restBody) {
        var type = method(command).getInputType();
        var message = RestMessage.of(type, restBody).toBuilder();
        var field = type.findFieldByName("incident");
        if (field != null) {
            message.setField(field, incident.substring(incident.lastIndexOf('/') + 1));
        }
        return message.build();
    }

    Answered call(String command, Message request, String... headers) {
        return call(command, request, CallOptions.DEFAULT, headers);
    }

    Answered call(String command, Message request, CallOptions options, String... headers) {
        var method = method(command);
        var descriptor = io.grpc.MethodDescriptor.<Message, Message>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(io.grpc.MethodDescriptor.generateFullMethodName(
                        getServiceDescriptor().getName(), command))
                .setRequestMarshaller(ProtoUtils.marshaller(request.getDefaultInstanceForType()))
                .setResponseMarshaller(
                        ProtoUtils.marshaller((Message) DynamicMessage.getDefaultInstance(method.getOutputType())))
                .build();
        var called =
                ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata(headers)));
        try {
            return new Answered(Status.OK, json(blockingUnaryCall(called, descriptor, options, request)), List.of());
        } catch (StatusRuntimeException refused) {
            var details = StatusProto.fromThrowable(refused);
            return new Answered(refused.getStatus(), "", details == null ? List.of() : details.getDetailsList());
        }
    }

    private static String json(Message message) {
        try {
            return JsonFormat.printer().print(message);
        } catch (InvalidProtocolBufferException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Metadata metadata(String... headers) {
        var metadata = new Metadata();
        for (int index = 0; index < headers.length; index += 2) {
            metadata.put(Metadata.Key.of(headers[index], Metadata.ASCII_STRING_MARSHALLER), headers[index + 1]);
        }
        return metadata;
    }
}
