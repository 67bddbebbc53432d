package mayday.postmortem.draft;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.stream.Stream;
import mayday.incident.v1.Correction;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.incident.v1.Moment;
import org.junit.jupiter.api.Test;

/** The record takes just these corrections: one that it takes and a reader passes over would leave two truths. */
class CorrectableTest {

    private static final Map<String, String> PUT_RIGHT = Stream.of("""
                    reported                     occurred_at title text severity impact_started_at detected_at
                    report_added                 occurred_at text system
                    regression_reported          occurred_at text system
                    severity_changed             occurred_at text severity
                    impact_started               occurred_at text level system
                    impact_changed               occurred_at text level system
                    impact_ended                 occurred_at text system
                    users_affected_estimated     occurred_at text value upper
                    note_taken                   occurred_at text minutes_lost system
                    fix_deployment_requested     occurred_at system environment version
                    fix_deployment_started       occurred_at system environment version
                    fix_deployed                 occurred_at text environment
                    fix_deployment_partial       occurred_at text environment
                    fix_deployment_failed        occurred_at text environment
                    fix_verified                 occurred_at text environment
                    fix_rejected                 occurred_at text environment
                    check_passed                 occurred_at text system environment passed
                    check_failed                 occurred_at text system environment passed
                    acknowledged                 occurred_at text
                    escalated                    occurred_at text
                    team_called_in               occurred_at text
                    participant_removed          occurred_at text
                    hypothesis_raised            occurred_at text
                    hypothesis_ruled_out         occurred_at text
                    hypothesis_confirmed         occurred_at text
                    change_linked                occurred_at text
                    change_unlinked              occurred_at text
                    strategy_proposed            occurred_at text
                    strategy_chosen              occurred_at text
                    strategy_superseded          occurred_at text
                    rollback_step_completed      occurred_at text
                    rollback_step_failed         occurred_at text
                    deployment_schedule_canceled occurred_at text
                    checklist_item_ticked        occurred_at text
                    access_restricted            occurred_at text
                    access_opened                occurred_at text
                    merged                       occurred_at text
                    absorbed                     occurred_at text
                    split                        occurred_at text
                    split_off                    occurred_at text
                    signed_off                   occurred_at text
                    mitigated                    occurred_at text
                    watch_ended                  occurred_at text
                    resolved                     occurred_at text
                    dismissed                    occurred_at text
                    reopened                     occurred_at text
                    war_room_opened              occurred_at
                    war_room_closed              occurred_at
                    participant_joined           occurred_at
                    participant_left             occurred_at
                    participant_named            occurred_at
                    role_assigned                occurred_at
                    rollback_planned             occurred_at
                    deployment_scheduled         occurred_at
                    watch_started                occurred_at
                    entry_corrected
                    entry_retracted
                    entry_pinned
                    entry_unpinned
                    """.split("\n"))
            .map(line -> line.split(" +", 2))
            .collect(toMap(line -> line[0], line -> line.length == 1 ? "" : line[1]));

    @Test
    void every_fact_takes_the_fields_that_the_record_takes_for_it() {
        var facts = Stream.of(FactCase.values()).filter(fact -> fact != FactCase.FACT_NOT_SET);

        assertThat(facts.map(CorrectableTest::fact).collect(toMap(FieldDescriptor::getName, CorrectableTest::taken)))
                .containsExactlyInAnyOrderEntriesOf(PUT_RIGHT);
    }

    /** The fields of a correction that change the fact, as the contract orders them. */
    private static String taken(FieldDescriptor fact) {
        var event = IncidentEvent.newBuilder();
        event.setField(fact, event.newBuilderForField(fact).build());
        var told = event.build();
        return Correction.getDescriptor().getFields().stream()
                .filter(field -> values(field).anyMatch(value -> isChanged(told, field, value)))
                .map(FieldDescriptor::getName)
                .collect(joining(" "));
    }

    private static boolean isChanged(IncidentEvent told, FieldDescriptor field, Object value) {
        var correction = Correction.newBuilder().setField(field, value).build();
        return !Correctable.corrected(told, correction).equals(told);
    }

    private static Stream<Object> values(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> Stream.of(7);
            case LONG -> Stream.of(7L);
            case FLOAT -> Stream.of(7f);
            case DOUBLE -> Stream.of(7d);
            case BOOLEAN -> Stream.of(true, false);
            case STRING -> Stream.of("what it was");
            case BYTE_STRING -> Stream.of();
            case ENUM -> Stream.of(field.getEnumType().findValueByNumber(1));
            case MESSAGE -> Stream.of(moment());
        };
    }

    private static Message moment() {
        var moment = Moment.newBuilder();
        moment.getAtBuilder().setSeconds(7);
        return moment.build();
    }

    private static FieldDescriptor fact(FactCase fact) {
        return IncidentEvent.getDescriptor().findFieldByNumber(fact.getNumber());
    }
}
