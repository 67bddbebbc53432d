package mayday.command.grpc;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Channel;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Asks a server what it offers, as a caller does who has no contract. */
record Reflection(Channel channel) {

    List<String> services() {
        return ask(ServerReflectionRequest.newBuilder().setListServices("").build())
                .getListServicesResponse()
                .getServiceList()
                .stream()
                .map(ServiceResponse::getName)
                .toList();
    }

    MethodDescriptor method(String service, String name) {
        var answered = ask(ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol(service)
                .build());
        var files = new HashMap<String, FileDescriptorProto>();
        answered.getFileDescriptorResponse().getFileDescriptorProtoList().forEach(bytes -> {
            try {
                var file = FileDescriptorProto.parseFrom(bytes);
                files.put(file.getName(), file);
            } catch (InvalidProtocolBufferException malformed) {
                throw new AssertionError(malformed);
            }
        });
        return files.keySet().stream()
                .flatMap(file -> built(file, files).getServices().stream())
                .filter(known -> known.getFullName().equals(service))
                .map(known -> Objects.requireNonNull(known.findMethodByName(name), name))
                .findFirst()
                .orElseThrow();
    }

    private static FileDescriptor built(String name, Map<String, FileDescriptorProto> files) {
        var file = Objects.requireNonNull(files.get(name), name);
        var needed = file.getDependencyList().stream()
                .map(dependency -> built(dependency, files))
                .toArray(FileDescriptor[]::new);
        try {
            return FileDescriptor.buildFrom(file, needed);
        } catch (DescriptorValidationException invalid) {
            throw new AssertionError(invalid);
        }
    }

    private ServerReflectionResponse ask(ServerReflectionRequest question) {
        var answer = new CompletableFuture<ServerReflectionResponse>();
        var questions = ServerReflectionGrpc.newStub(channel).serverReflectionInfo(new StreamObserver<>() {
            @Override
            public void onNext(ServerReflectionResponse response) {
                answer.complete(response);
            }

            @Override
            public void onError(Throwable failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {}
        });
        questions.onNext(question);
        questions.onCompleted();
        try {
            return answer.get(20, SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }
}
