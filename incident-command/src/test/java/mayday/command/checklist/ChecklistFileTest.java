package mayday.command.checklist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mayday.command.Postgres;
import mayday.command.RunningService;
import mayday.command.incident.Checklist;
import mayday.command.incident.ChecklistItem;
import mayday.command.incident.ChecklistItem.Condition;
import mayday.command.incident.ChecklistItem.Group;
import mayday.command.incident.ChecklistItem.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class ChecklistFileTest {

    @Test
    void a_file_is_read_as_it_is_written() {
        var list = read("""
                items:
                  - id: caches
                    title: Caches are purged
                    group: strategy
                    onlyWhen: strategy=HOTFIX
                  - id: smoke-tests
                    title: It works
                    group: verify
                    tickedBy: [signed_off, check_passed where check.environment = production]
                """);

        assertThat(list.items())
                .containsExactly(
                        new ChecklistItem(
                                "caches",
                                "Caches are purged",
                                Group.STRATEGY,
                                List.of(),
                                new Condition("strategy", "HOTFIX")),
                        new ChecklistItem(
                                "smoke-tests",
                                "It works",
                                Group.VERIFY,
                                List.of(
                                        new Trigger("signed_off", null),
                                        new Trigger("check_passed", new Condition("check.environment", "production"))),
                                null));
    }

    @Test
    void the_list_that_comes_with_the_service_is_in_order_and_covers_every_step() {
        var file = "incident-command/checklist.yml";

        assertThat(ChecklistFile.read(file, new ClassPathResource(file)).items())
                .extracting(ChecklistItem::group)
                .contains(Group.values())
                .isSorted();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            {id: a, title: A, group: fix, tickedBy: fixed}|Item a is ticked by fixed, which is no fact; docs/events.md lists them.
            {id: a, title: A, group: fix, tickedBy: 'fix_deployed if x'}|Item a is ticked by 'fix_deployed if x'; it is a fact, or 'fact where field=value'.
            {id: a, title: A, group: fix, tickedBy: 'fix_deployed where place=here'}|Item a asks fix_deployed for place, which it does not say.
            {id: a, title: A, group: fix, tickedBy: 'check_passed where check=x'}|Item a asks check_passed for check, which it does not say.
            {id: a, title: A, group: fix, tickedBy: 'watch_ended where clean=yes'}|Item a asks for clean=yes; it is true or false.
            {id: a, title: A, group: fix, tickedBy: 'role_assigned where role=BOSS'}|Item a asks for role=BOSS; it is one of COMMANDER, DEPUTY, SCRIBE, COMMUNICATIONS, OPERATIONS, SUBJECT_EXPERT.
            {id: a, title: '', group: fix}|Item a has no title.
            {id: a, group: fix}|Item a has no title.
            {id: a, title: A, group: repair}|Item a has group repair; it is one of report, communicate, strategy, fix, verify, watch, learn.
            {id: a, title: A}|Item a has group none; it is one of report, communicate, strategy, fix, verify, watch, learn.
            {id: A b, title: A, group: fix}|Item A b needs an id of small letters, digits and hyphens, such as tell-the-team.
            {title: A, group: fix}|Item 1 needs an id of small letters, digits and hyphens, such as tell-the-team.
            {id: a, title: A, group: fix, ticked: signed_off}|Item a has a field ticked, which is not known.
            {id: a, title: A, group: fix, onlyWhen: HOTFIX}|Item a matters only when 'HOTFIX'; it is 'field=value'.
            {id: a, title: A, group: fix, onlyWhen: weather=BAD}|Item a matters only when weather=BAD; that can be mode, severity, strategy.
            {id: a, title: A, group: fix, onlyWhen: mode=DEAD}|Item a asks for mode=DEAD; it is one of LIVE, RETROSPECTIVE.
            just words|Item 1 has no fields.
            """)
    void a_fault_is_a_sentence_that_names_the_item(String item, String sentence) {
        assertThat(faults("items:\n  - " + item + "\n")).containsExactly(sentence);
    }

    @Test
    void an_id_is_there_once() {
        assertThat(faults("""
                items:
                  - {id: a, title: A, group: fix}
                  - {id: a, title: B, group: fix}
                """)).containsExactly("Item a is there twice.");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(faults("""
                items:
                  - {id: a, group: fix}
                  - {id: b, title: B, group: fix, tickedBy: fixed}
                """)).hasSize(2);
    }

    @Test
    void what_is_no_list_of_items_is_no_checklist() {
        assertThat(faults("steps: []")).containsExactly("It has one list named items, and nothing beside it.");
        assertThat(faults("")).containsExactly("It has one list named items, and nothing beside it.");
        assertThat(faults("items: [")).singleElement().asString().startsWith("It is not YAML: ");
    }

    @Test
    void a_file_that_is_not_there_is_told_with_its_place() {
        assertThatExceptionOfType(InvalidChecklist.class)
                .isThrownBy(() -> ChecklistFile.read("file:/no/list.yml", new FileSystemResource("/no/list.yml")))
                .withMessageStartingWith("The checklist file:/no/list.yml cannot be used. There is no such file;");
    }

    @Test
    void a_team_puts_its_own_list_in_place_and_a_wrong_one_keeps_the_service_from_starting(@TempDir Path place)
            throws IOException {
        var file = place.resolve("list.yml");
        var database = Postgres.fresh();
        Files.writeString(file, "items: [{id: a, title: A, group: fix}]");
        try (var service = RunningService.on(database, "mayday.checklist=" + file.toUri())) {
            assertThat(service.bean(Checklist.class).items()).hasSize(1);
        }
        Files.writeString(file, "items: [{id: a, title: A, group: repair}]");

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> RunningService.on(database, "mayday.checklist=" + file.toUri()))
                .withRootCauseInstanceOf(InvalidChecklist.class);
    }

    private static Checklist read(String yaml) {
        return ChecklistFile.read("list.yml", new ByteArrayResource(yaml.getBytes(UTF_8)));
    }

    private static List<String> faults(String yaml) {
        return catchThrowableOfType(InvalidChecklist.class, () -> read(yaml)).faults();
    }
}
