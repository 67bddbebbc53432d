package mayday.command.grpc;

import com.google.protobuf.Message;
import mayday.command.door.DoorRefusal;

/** What came in as a message. */
sealed interface Arrived {

    record Request(Message message) implements Arrived {}

    /** It is none; said to the caller by the call's own handler, where the transport would only say that it failed. */
    record Unreadable(DoorRefusal refusal) implements Arrived {}
}
