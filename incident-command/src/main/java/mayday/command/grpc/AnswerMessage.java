package mayday.command.grpc;

import com.google.protobuf.Message;
import mayday.command.rest.Answer;
import mayday.incident.v1.AppendedEvent;
import mayday.incident.v1.CommandAnswer;
import mayday.incident.v1.Warning;

/** Puts an answer into the response message of its command; all of them have the one field. */
final class AnswerMessage {

    private static final String ANSWER = "answer";

    private AnswerMessage() {}

    static Message of(Answer answer, Message response) {
        var field = response.getDescriptorForType().findFieldByName(ANSWER);
        return response.newBuilderForType().setField(field, message(answer)).build();
    }

    private static CommandAnswer message(Answer answer) {
        var message = CommandAnswer.newBuilder()
                .setId(answer.id().toString())
                .setNumber(answer.number())
                .setVersion(answer.version());
        for (var event : answer.events()) {
            message.addEvents(AppendedEvent.newBuilder()
                    .setEventId(event.eventId().toString())
                    .setType(event.type())
                    .setSequence(event.sequence()));
        }
        for (var warning : answer.warnings()) {
            message.addWarnings(Warning.newBuilder().setCode(warning.code()).setDetail(warning.detail()));
        }
        return message.build();
    }
}
