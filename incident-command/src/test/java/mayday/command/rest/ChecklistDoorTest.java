package mayday.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import mayday.command.checklist.TickedChecklists;
import mayday.command.incident.IncidentId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChecklistDoorTest {

    private static final OpenDoor DOOR = OpenDoor.shared();

    @Test
    void what_happened_and_what_somebody_said_tick_the_list() {
        var incident = DOOR.incident();
        var acknowledged = DOOR.post(incident + "/acknowledge", "{\"occurredAt\":\"2026-01-01T12:00:00Z\"}")
                .json();
        DOOR.post(
                incident + "/tick-checklist",
                "{\"itemId\":\"reproduce\",\"state\":\"SKIPPED\",\"reason\":\"It is obvious\"}",
                "Mayday-Actor-Id",
                "ada",
                "Mayday-Actor-Name",
                "Ada");

        var answered = DOOR.get(incident + "/checklist");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("ETag")).isEqualTo("\"3\"");
        assertThat(answered.json().path("version").asInt()).isEqualTo(3);
        var happened = item(answered.json(), "somebody-is-on-it");
        assertThat(happened.path("state").asString()).isEqualTo("DONE");
        assertThat(happened.path("group").asString()).isEqualTo("COMMUNICATE");
        assertThat(happened.at("/tickedBy/byHand").asBoolean(true)).isFalse();
        assertThat(happened.at("/tickedBy/fact").asString()).isEqualTo("acknowledged");
        assertThat(happened.at("/tickedBy/at").asString()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(happened.at("/tickedBy/eventId")).isEqualTo(acknowledged.at("/events/0/eventId"));
        var said = item(answered.json(), "reproduce");
        assertThat(said.path("state").asString()).isEqualTo("SKIPPED");
        assertThat(said.path("reason").asString()).isEqualTo("It is obvious");
        assertThat(said.at("/tickedBy/byHand").asBoolean()).isTrue();
        assertThat(said.at("/tickedBy/person").asString()).isEqualTo("Ada");
        assertThat(item(answered.json(), "stay-calm").path("state").asString()).isEqualTo("OPEN");
        assertThat(item(answered.json(), "stay-calm").path("tickedBy").isNull()).isTrue();
    }

    @Test
    void the_list_follows_what_is_put_right() {
        var incident = DOOR.incident();
        var acknowledged = DOOR.post(incident + "/acknowledge", "{\"occurredAt\":\"2026-01-01T12:00:00Z\"}")
                .json()
                .at("/events/0/eventId")
                .asString();
        DOOR.post(
                incident + "/correct",
                "{\"eventId\":\"%s\",\"reason\":\"Misread\",\"correction\":{\"occurredAt\":\"2026-01-01T11:00:00Z\"}}"
                        .formatted(acknowledged));
        var corrected = item(DOOR.get(incident + "/checklist").json(), "somebody-is-on-it");
        DOOR.post(
                incident + "/retract",
                "{\"eventId\":\"%s\",\"reason\":\"That was another incident\"}".formatted(acknowledged));
        var retracted = item(DOOR.get(incident + "/checklist").json(), "somebody-is-on-it");

        assertThat(corrected.at("/tickedBy/at").asString()).isEqualTo("2026-01-01T11:00:00Z");
        assertThat(retracted.path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void the_log_is_read_anew_only_where_something_has_happened() {
        var incident = DOOR.incident();
        var id = new IncidentId(UUID.fromString(CommandsOverHttpTest.idOf(incident)));
        var ticked = DOOR.bean(TickedChecklists.class);
        var told = ticked.of(id);

        assertThat(ticked.of(id)).isSameAs(told);
        DOOR.post(incident + "/acknowledge", "{}");
        assertThat(ticked.of(id)).returns(2, TickedChecklists.Stand::version).isSameAs(ticked.of(id));
    }

    @Test
    void caches_matter_for_a_hotfix_only() {
        var incident = DOOR.incident();
        var before = item(DOOR.get(incident + "/checklist").json(), "caches");
        DOOR.post(incident + "/choose-strategy", "{\"strategy\":\"HOTFIX\"}");
        var after = item(DOOR.get(incident + "/checklist").json(), "caches");

        assertThat(before.path("state").asString()).isEqualTo("NOT_APPLICABLE");
        assertThat(before.path("onlyWhen").asString()).isEqualTo("strategy=HOTFIX");
        assertThat(after.path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void the_same_state_again_answers_with_the_same_version() {
        var incident = DOOR.incident();
        var done = "{\"itemId\":\"stay-calm\",\"state\":\"DONE\"}";
        DOOR.post(incident + "/tick-checklist", done);

        var again = DOOR.post(incident + "/tick-checklist", done);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.events()).isEmpty();
        assertThat(again.json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void an_incident_that_is_not_there_has_no_list() {
        assertThat(DOOR.get("/api/v1/incidents/INC-999999999/checklist").status())
                .isEqualTo(404);
        assertThat(DOOR.get(DOOR.incident() + "/checklist?all=1").code()).isEqualTo("unknown_parameter");
    }

    private static JsonNode item(JsonNode stand, String id) {
        return stand.path("items")
                .valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
