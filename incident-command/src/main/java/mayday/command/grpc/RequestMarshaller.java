package mayday.command.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.IOException;
import java.io.InputStream;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.grpc.Arrived.Request;
import mayday.command.grpc.Arrived.Unreadable;

/** Takes a request off the wire within its limit, and makes a refusal of what is too large or no message. */
record RequestMarshaller(Message prototype) implements Marshaller<Arrived> {

    static final int LIMIT = 1024 * 1024;

    @Override
    public Arrived parse(InputStream wire) {
        try {
            var bytes = wire.readNBytes(LIMIT + 1);
            return bytes.length > LIMIT ? tooLarge() : request(bytes);
        } catch (IOException broken) {
            return malformed("The message is said to be compressed, and cannot be uncompressed.");
        }
    }

    private Arrived request(byte[] bytes) {
        try {
            return new Request(prototype.getParserForType().parseFrom(bytes));
        } catch (InvalidProtocolBufferException unlike) {
            return malformed("This is no %s in Protobuf, or a text in it is not UTF-8."
                    .formatted(prototype.getDescriptorForType().getName()));
        }
    }

    private static Arrived malformed(String detail) {
        return new Unreadable(new DoorRefusal(DoorCode.MALFORMED_REQUEST, detail));
    }

    private static Arrived tooLarge() {
        return new Unreadable(new DoorRefusal(DoorCode.BODY_TOO_LARGE, "A message may be at most 1 MiB large."));
    }

    @Override
    public InputStream stream(Arrived arrived) {
        throw new UnsupportedOperationException("A server sends no requests");
    }
}
