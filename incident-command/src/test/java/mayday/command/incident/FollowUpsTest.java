package mayday.command.incident;

import static mayday.command.incident.IncidentRejection.Reason.ENTRY_AUTOMATIC;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.choose;
import static mayday.command.incident.Story.idOf;
import static mayday.command.incident.Story.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowUpsTest {

    private static final UUID CHOICE = idOf(2);
    private static final UUID NOTE = idOf(3);

    @Test
    void a_developer_s_copy_leaves_a_problem_to_be_solved_later() {
        assertThat(Story.live().when(copy("10:10", "ana, 3f2c1a9")))
                .hasExactlyElementsOfTypes(StrategyChosen.class, NoteTaken.class)
                .last()
                .isEqualTo(note(
                        "10:10",
                        "Production runs a developer's copy (ana, 3f2c1a9): put a build of the pipeline in its place"));
        assertThat(Story.live().when(choose("10:10", Strategy.REDEPLOY_LAST_GOOD)))
                .hasSize(1);
    }

    @Test
    void the_system_says_it_and_not_the_one_who_chose() {
        var story = Story.live();
        var decision = story.state().decide(copy("10:10", "ana"), Policy.standard());

        assertThat(decision.events()).hasExactlyElementsOfTypes(StrategyChosen.class);
        assertThat(decision.followUps()).hasExactlyElementsOfTypes(NoteTaken.class);
        story.given(copy("10:10", "ana")).refuses(ENTRY_AUTOMATIC, text(NOTE, "All is well"));
    }

    @Test
    void the_note_is_one_line_however_much_is_known_of_the_copy() {
        assertThat(noted(copy("10:10", " ana's\n\n laptop,\t3f2c1a9 ")))
                .isEqualTo("Production runs a developer's copy (ana's laptop, 3f2c1a9):"
                        + " put a build of the pipeline in its place");
        assertThat(noted(copy("10:10", "\ud83d\udc69".repeat(201)))).contains("(" + "\ud83d\udc69".repeat(200) + "…)");
    }

    @Test
    void in_retrospect_nobody_may_know_whose_it_was() {
        assertThat(Story.retrospective().when(copy("10:10", null)))
                .last()
                .isEqualTo(
                        note("10:10", "Production runs a developer's copy: put a build of the pipeline in its place"));
    }

    @Test
    void of_one_copy_it_is_noted_once() {
        var story = Story.live().given(copy("10:10", "ana"));

        assertThat(story.when(copy("10:20", "ana"))).isEmpty();
        story.given(choose("10:30", Strategy.OTHER));
        assertThat(story.when(copy("10:40", "ana")))
                .hasExactlyElementsOfTypes(StrategySuperseded.class, StrategyChosen.class);
        assertThat(story.when(copy("10:40", "bob")))
                .hasExactlyElementsOfTypes(StrategySuperseded.class, StrategyChosen.class, NoteTaken.class);
        story.given(resolve("11:00"), new Reopen(ID, at("11:10"), null));
        assertThat(story.when(copy("11:20", "ana")))
                .hasExactlyElementsOfTypes(StrategySuperseded.class, StrategyChosen.class);
    }

    @Test
    void the_note_may_be_retracted_and_is_not_taken_again() {
        var story = Story.live().given(copy("10:10", "ana"));

        assertThat(story.when(retract("11:00", NOTE))).containsExactly(new EntryRetracted(at("11:00"), NOTE, "Not so"));
        story.given(retract("11:00", NOTE), choose("11:05", Strategy.OTHER));
        assertThat(story.when(copy("11:10", "ana"))).noneMatch(NoteTaken.class::isInstance);
    }

    @Test
    void with_its_choice_it_goes_and_comes_back() {
        var story = Story.live().given(copy("10:10", "ana"));

        assertThat(story.when(retract("11:00", CHOICE)))
                .containsExactly(
                        new EntryRetracted(at("11:00"), CHOICE, "Not so"),
                        new EntryRetracted(at("11:00"), NOTE, "Not so"));
        story.given(retract("11:00", CHOICE));
        assertThat(story.facts()).hasExactlyElementsOfTypes(IncidentReported.class);

        story.given(retract("11:10", idOf(4)));
        assertThat(story.facts())
                .hasExactlyElementsOfTypes(IncidentReported.class, StrategyChosen.class, NoteTaken.class);

        story.given(retract("11:20", idOf(6)));
        assertThat(story.facts()).hasExactlyElementsOfTypes(IncidentReported.class);
    }

    @Test
    void what_somebody_retracted_by_itself_stays_retracted() {
        var story = Story.live().given(copy("10:10", "ana"), retract("10:30", NOTE), retract("11:00", CHOICE));

        story.given(retract("11:10", story.last()));

        assertThat(story.facts()).hasExactlyElementsOfTypes(IncidentReported.class, StrategyChosen.class);
    }

    @Test
    void as_long_as_another_choice_asks_for_it_it_stays() {
        var story = Story.live().given(copy("10:10", "ana"), choose("10:20", Strategy.OTHER), copy("10:30", "ana"));

        assertThat(story.when(retract("11:00", CHOICE))).hasSize(1);
    }

    @Test
    void with_the_last_choice_that_asks_for_it_it_goes_and_comes_back() {
        var story = Story.live()
                .given(copy("10:10", "ana"), choose("10:20", Strategy.OTHER), copy("10:30", "ana"))
                .given(retract("11:00", CHOICE));

        story.given(retract("11:05", idOf(7)));
        assertThat(story.facts()).noneMatch(NoteTaken.class::isInstance);

        story.given(retract("11:10", idOf(9)));
        assertThat(story.facts()).hasAtLeastOneElementOfType(NoteTaken.class);
    }

    @Test
    void a_copy_whose_choice_was_retracted_is_noted_anew() {
        var story = Story.live().given(copy("10:10", "ana"), retract("11:00", CHOICE));

        assertThat(story.when(copy("11:10", "ana"))).hasAtLeastOneElementOfType(NoteTaken.class);
    }

    @Test
    void it_happened_when_its_choice_did() {
        var story = Story.live().given(copy("10:10", "ana"), moved(CHOICE, "10:05"));

        assertThat(story.facts())
                .extracting(IncidentEvent::when)
                .containsExactly(at("10:00"), at("10:05"), at("10:05"));

        story.given(retract("11:10", idOf(4)));
        assertThat(story.facts())
                .extracting(IncidentEvent::when)
                .containsExactly(at("10:00"), at("10:10"), at("10:10"));
    }

    @Test
    void what_people_note_in_the_same_words_is_theirs() {
        var words = "Production runs a developer's copy (ana): put a build of the pipeline in its place";
        var theirs = new Note(ID, at("10:20"), NoteKind.PROBLEM, words, null, null, List.of());

        assertThat(Story.live().given(copy("10:10", "ana"), theirs).when(retract("11:00", CHOICE)))
                .hasSize(2);
    }

    private static String noted(ChooseStrategy choose) {
        return ((NoteTaken) Story.live().when(choose).getLast()).text();
    }

    private static NoteTaken note(String time, String text) {
        return new NoteTaken(at(time), NoteKind.PROBLEM, text, null, null, List.of());
    }

    private static Retract retract(String time, UUID entry) {
        return new Retract(ID, at(time), entry, "Not so");
    }

    private static Correct moved(UUID entry, String time) {
        return new Correct(ID, at("11:00"), entry, "Misread", Correction.ofTime(at(time)));
    }

    private static Correct text(UUID entry, String text) {
        return new Correct(
                ID,
                at("11:00"),
                entry,
                "Misread",
                new Correction(null, null, text, null, null, null, null, null, null, null, null, null, null, null));
    }

    private static ChooseStrategy copy(String time, @Nullable String provenance) {
        return new ChooseStrategy(
                ID,
                at(time),
                Strategy.REDEPLOY_LAST_GOOD,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                RestoreSource.DEVELOPER_COPY,
                provenance,
                null,
                null,
                null,
                KnownBuilds.none());
    }
}
