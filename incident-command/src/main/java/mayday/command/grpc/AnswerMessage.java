package mayday.command.grpc;

import com.google.protobuf.Message;
import mayday.command.door.Answer;
import mayday.command.store.CommandReceipt;
import mayday.incident.v1.AppendedEvent;
import mayday.incident.v1.CommandAnswer;
import mayday.incident.v1.OtherIncident;
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
        answer.events().forEach(event -> message.addEvents(appended(event)));
        for (var warning : answer.warnings()) {
            message.addWarnings(Warning.newBuilder().setCode(warning.code()).setDetail(warning.detail()));
        }
        if (answer.other() != null) {
            message.setOther(other(answer.other()));
        }
        return message.build();
    }

    private static OtherIncident other(Answer.Other other) {
        var message = OtherIncident.newBuilder()
                .setId(other.id().toString())
                .setNumber(other.number())
                .setVersion(other.version());
        other.events().forEach(event -> message.addEvents(appended(event)));
        return message.build();
    }

    private static AppendedEvent appended(CommandReceipt.Appended event) {
        var message = AppendedEvent.newBuilder()
                .setEventId(event.eventId().toString())
                .setType(event.type())
                .setSequence(event.sequence());
        if (event.name() != null) {
            message.setName(event.name());
        }
        return message.build();
    }
}
