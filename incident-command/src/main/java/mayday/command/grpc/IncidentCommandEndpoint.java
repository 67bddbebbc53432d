package mayday.command.grpc;

import com.google.protobuf.Message;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoUtils;
import java.util.Objects;
import mayday.command.rest.CommandControllers;
import mayday.incident.v1.IncidentCommandServiceGrpc;

/**
 * {@code incident.v1.IncidentCommandService}: for each call of the contract the controller of the same name. A new command
 * needs its message and its call in the contract, and nothing here.
 */
final class IncidentCommandEndpoint implements BindableService {

    private static final ServiceDescriptor CONTRACT = IncidentCommandServiceGrpc.getServiceDescriptor();

    private final CommandControllers controllers;
    private final CallClock clock;

    IncidentCommandEndpoint(CommandControllers controllers, CallClock clock) {
        this.controllers = controllers;
        this.clock = clock;
    }

    @Override
    public ServerServiceDefinition bindService() {
        var calls = CONTRACT.getMethods().stream()
                .map(IncidentCommandEndpoint::readByUs)
                .toList();
        var service =
                ServiceDescriptor.newBuilder(CONTRACT.getName()).setSchemaDescriptor(CONTRACT.getSchemaDescriptor());
        calls.forEach(service::addMethod);
        var definition = ServerServiceDefinition.builder(service.build());
        calls.forEach(call -> definition.addMethod(call, carriedOut(call)));
        return definition.build();
    }

    private CommandCalls carriedOut(MethodDescriptor<?, ?> call) {
        var command = Objects.requireNonNull(call.getBareMethodName());
        if (!controllers.all().containsKey(command)) {
            throw new IllegalStateException("The contract has a call that no controller is for: " + command);
        }
        return new CommandCalls(command, prototype(call.getResponseMarshaller()), controllers, clock);
    }

    private static MethodDescriptor<Arrived, Message> readByUs(MethodDescriptor<?, ?> call) {
        return call.toBuilder(
                        new RequestMarshaller(prototype(call.getRequestMarshaller())),
                        ProtoUtils.marshaller(prototype(call.getResponseMarshaller())))
                .build();
    }

    private static Message prototype(Marshaller<?> marshaller) {
        if (marshaller instanceof PrototypeMarshaller<?> known
                && known.getMessagePrototype() instanceof Message message) {
            return message;
        }
        throw new IllegalStateException("No Protobuf: " + marshaller);
    }
}
