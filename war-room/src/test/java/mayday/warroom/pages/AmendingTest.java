package mayday.warroom.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import mayday.warroom.peers.Timeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmendingTest {

    @Test
    void what_a_person_told_is_corrected_retracted_and_pinned() {
        assertThat(of("note_taken", "PERSON", null))
                .returns(true, Amending::isCorrectable)
                .returns(true, Amending::hasText)
                .returns(true, Amending::isRetractable)
                .returns(Steps.CORRECT, Amending::first)
                .returns(Steps.PIN, Amending::pin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVICE", "SYSTEM"})
    void what_a_service_told_is_not_edited(String teller) {
        assertThat(of("check_failed", teller, null))
                .returns(false, Amending::isCorrectable)
                .returns(true, Amending::isRetractable)
                .returns(Steps.RETRACT, Amending::first);
        assertThat(of("reported", teller, null))
                .returns(false, Amending::isReasoned)
                .returns(Steps.PIN, Amending::first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reported", "merged", "absorbed", "split", "split_off"})
    void some_words_stay(String type) {
        assertThat(of(type, "PERSON", null))
                .returns(true, Amending::isCorrectable)
                .returns(false, Amending::isRetractable);
    }

    @Test
    void what_was_said_of_the_log_is_taken_back_at_most() {
        assertThat(of("entry_corrected", "PERSON", null))
                .returns(false, Amending::isCorrectable)
                .returns(false, Amending::isPinnable)
                .returns(Steps.RETRACT, Amending::first);
        assertThat(of("entry_pinned", "PERSON", null).isOffered()).isFalse();
    }

    @Test
    void what_was_taken_back_is_left_alone() {
        assertThat(of("note_taken", "PERSON", "e9").isOffered()).isFalse();
    }

    @Test
    void who_joined_said_nothing_that_could_be_worded_otherwise() {
        assertThat(of("participant_joined", "PERSON", null))
                .returns(true, Amending::isCorrectable)
                .returns(false, Amending::hasText);
    }

    @ParameterizedTest
    @CsvSource({
        "reported, Description, true",
        "note_taken, What it should say, false",
        "impact_started, The words below it, false"
    })
    void what_is_asked_for_is_called_what_it_changes(String type, String words, boolean hasTitle) {
        assertThat(of(type, "PERSON", null))
                .returns(words, Amending::wordsLabel)
                .returns(hasTitle, Amending::hasTitle);
    }

    private static Amending of(String type, String teller, @Nullable String retractedBy) {
        var at = Instant.parse("2026-11-22T14:02:00Z");
        var actor = new Timeline.Actor(teller, "ada", "Ada", null);
        return new Amending(new Timeline.Entry(
                "e1",
                1,
                type,
                "NOTE",
                at,
                null,
                at,
                false,
                actor,
                "told",
                null,
                null,
                null,
                null,
                null,
                retractedBy,
                false,
                null));
    }
}
