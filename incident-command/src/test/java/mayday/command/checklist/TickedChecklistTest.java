package mayday.command.checklist;

import static mayday.command.checklist.TickedItem.State.DONE;
import static mayday.command.checklist.TickedItem.State.NOT_APPLICABLE;
import static mayday.command.checklist.TickedItem.State.OPEN;
import static mayday.command.checklist.TickedItem.State.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import mayday.command.incident.Checklist;
import mayday.command.incident.ChecklistItem;
import mayday.command.incident.ChecklistItem.Condition;
import mayday.command.incident.ChecklistItem.Group;
import mayday.command.incident.ChecklistItem.Trigger;
import mayday.incident.v1.ChecklistState;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.Strategy;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class TickedChecklistTest {

    private static final Checklist LIST = new Checklist(List.of(
            item("on-it", Group.COMMUNICATE, new Trigger("acknowledged", null)),
            item("fixed", Group.FIX, new Trigger("fix_deployed", new Condition("environment", "production"))),
            item("tested", Group.VERIFY, new Trigger("check_passed", new Condition("check.symptom", "true"))),
            new ChecklistItem("caches", "Purge", Group.STRATEGY, List.of(), new Condition("strategy", "HOTFIX"))));

    private TickedChecklist ticked = new TickedChecklist(LIST);
    private int sequence;

    @Test
    void nothing_is_done_before_anything_happens() {
        assertThat(state("on-it")).isEqualTo(OPEN);
        assertThat(state("fixed")).isEqualTo(OPEN);
    }

    @Test
    void an_item_is_done_by_the_first_event_that_ticks_it() {
        happens(event -> event.getAcknowledgedBuilder());
        happens(event -> event.getAcknowledgedBuilder());

        assertThat(state("on-it")).isEqualTo(DONE);
        assertThat(item("on-it").by()).extracting(IncidentEvent::getEventId).isEqualTo("e1");
        assertThat(item("on-it").isByHand()).isFalse();
        assertThat(item("on-it").fact()).isEqualTo("acknowledged");
    }

    @Test
    void an_event_ticks_an_item_only_where_it_says_what_the_item_asks_for() {
        happens(event -> event.getFixDeployedBuilder().setEnvironment("staging"));
        happens(event -> event.getCheckPassedBuilder().getCheckBuilder().setSymptom(false));
        assertThat(state("fixed")).isEqualTo(OPEN);
        assertThat(state("tested")).isEqualTo(OPEN);

        happens(event -> event.getFixDeployedBuilder().setEnvironment("production"));
        happens(event -> event.getCheckPassedBuilder().getCheckBuilder().setSymptom(true));
        assertThat(state("fixed")).isEqualTo(DONE);
        assertThat(state("tested")).isEqualTo(DONE);
    }

    @Test
    void what_somebody_said_last_goes_before_what_happened() {
        happens(event -> event.getAcknowledgedBuilder());
        says("on-it", ChecklistState.CHECKLIST_STATE_DONE);
        says("on-it", ChecklistState.CHECKLIST_STATE_SKIPPED);
        happens(event -> event.getAcknowledgedBuilder());

        assertThat(state("on-it")).isEqualTo(SKIPPED);
        assertThat(item("on-it").isByHand()).isTrue();
        assertThat(item("on-it").reason()).isEqualTo("Because");
    }

    @Test
    void an_item_that_does_not_matter_as_the_incident_stands_does_not_apply() {
        assertThat(state("caches")).isEqualTo(NOT_APPLICABLE);
        assertThat(item("caches").by()).isNull();

        happens(event -> event.getStrategyChosenBuilder().setStrategy(Strategy.STRATEGY_HOTFIX));
        assertThat(state("caches")).isEqualTo(OPEN);

        happens(event -> event.getStrategyChosenBuilder().setStrategy(Strategy.STRATEGY_REVERT));
        assertThat(state("caches")).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void an_item_that_does_not_matter_does_not_apply_whatever_happened() {
        ticked = new TickedChecklist(builtIn());
        happens(event -> event.getRollbackPlannedBuilder());

        assertThat(state("every-part")).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void a_rollback_has_its_parts_be_they_planned_before_or_with_the_choice() {
        ticked = new TickedChecklist(builtIn());
        happens(event -> event.getStrategyChosenBuilder().setStrategy(Strategy.STRATEGY_HOTFIX));
        assertThat(state("every-part")).isEqualTo(NOT_APPLICABLE);

        happens(event -> event.getStrategyChosenBuilder()
                .setStrategy(Strategy.STRATEGY_ROLLBACK)
                .addRollbackPartsBuilder()
                .setName("schema"));
        assertThat(state("every-part")).isEqualTo(DONE);
        assertThat(item("every-part").fact()).isEqualTo("strategy_chosen");

        ticked = new TickedChecklist(builtIn());
        happens(event -> event.getRollbackPlannedBuilder());
        happens(event -> event.getStrategyChosenBuilder().setStrategy(Strategy.STRATEGY_ROLLBACK));
        assertThat(item("every-part").fact()).isEqualTo("rollback_planned");
    }

    @Test
    void what_somebody_ticked_counts_even_where_it_does_not_matter() {
        says("caches", ChecklistState.CHECKLIST_STATE_DONE);

        assertThat(state("caches")).isEqualTo(DONE);
    }

    @Test
    void a_reopened_incident_is_fixed_and_verified_anew_but_not_told_anew() {
        happens(event -> event.getAcknowledgedBuilder());
        happens(event -> event.getFixDeployedBuilder().setEnvironment("production"));
        says("tested", ChecklistState.CHECKLIST_STATE_DONE);
        happens(event -> event.getStrategyChosenBuilder().setStrategy(Strategy.STRATEGY_HOTFIX));
        happens(event -> event.getReopenedBuilder());

        assertThat(state("on-it")).isEqualTo(DONE);
        assertThat(state("fixed")).isEqualTo(OPEN);
        assertThat(state("tested")).isEqualTo(OPEN);
        assertThat(state("caches")).isEqualTo(NOT_APPLICABLE);
    }

    private static Checklist builtIn() {
        var file = "incident-command/checklist.yml";
        return ChecklistFile.read(file, new ClassPathResource(file));
    }

    private void says(String item, ChecklistState state) {
        happens(event -> event.getChecklistItemTickedBuilder()
                .setItemId(item)
                .setState(state)
                .setReason("Because"));
    }

    private void happens(Consumer<IncidentEvent.Builder> fact) {
        var event = IncidentEvent.newBuilder().setEventId("e" + ++sequence).setSequence(sequence);
        fact.accept(event);
        ticked.add(event.build());
    }

    private TickedItem.State state(String id) {
        return item(id).state();
    }

    private TickedItem item(String id) {
        return ticked.items().stream()
                .filter(item -> item.item().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ChecklistItem item(String id, Group group, Trigger tickedBy) {
        return new ChecklistItem(id, "Something to do", group, List.of(tickedBy), null);
    }
}
