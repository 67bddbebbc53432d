package mayday.command.incident;

import static mayday.command.incident.HypothesisArea.DATA;
import static mayday.command.incident.HypothesisArea.THIRD_PARTY;
import static mayday.command.incident.IncidentRejection.Reason.HYPOTHESIS_EXISTS;
import static mayday.command.incident.IncidentRejection.Reason.HYPOTHESIS_UNKNOWN;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HypothesesTest {

    private static final List<Evidence> EVIDENCE = List.of(new Evidence(null, "currency is null", null, null));
    private static final RuleOut RULE_OUT = new RuleOut(ID, at("10:30"), "H1", "No such rows", EVIDENCE);
    private static final ConfirmHypothesis CONFIRM =
            new ConfirmHypothesis(ID, at("10:40"), "H1", "Found some", EVIDENCE);

    @Test
    void one_without_an_id_gets_the_next_that_is_not_used() {
        var story = Story.live().given(raise("H2", "rows"));

        assertThat(story.when(raise(null, "rows")))
                .containsExactly(new HypothesisRaised(at("10:20"), "H1", DATA, "rows", EVIDENCE));
        assertThat(story.given(raise(null, "rows")).when(raise(null, "rows")))
                .containsExactly(new HypothesisRaised(at("10:20"), "H3", DATA, "rows", EVIDENCE));
    }

    @Test
    void the_same_one_again_changes_nothing_whenever_it_is_said() {
        var later = new Hypothesize(ID, at("10:25"), "rows", DATA, "rows", EVIDENCE);

        assertThat(Story.live().given(raise("rows", "rows")).when(later)).isEmpty();
        assertThat(Story.live()
                        .given(raise("rows", "rows"), new RuleOut(ID, at("10:30"), "rows", null, List.of()))
                        .when(later))
                .isEmpty();
    }

    @Test
    void one_id_does_not_stand_for_two() {
        var story = Story.live().given(raise("H1", "rows"));

        story.refuses(HYPOTHESIS_EXISTS, raise("H1", "columns"));
        story.refuses(HYPOTHESIS_EXISTS, new Hypothesize(ID, at("10:20"), "H1", THIRD_PARTY, "rows", EVIDENCE));
        Story.retrospective().given(raise("H1", "rows")).refuses(HYPOTHESIS_EXISTS, raise("H1", "columns"));
    }

    @Test
    void it_is_ruled_out_once() {
        var story = Story.live().given(raise(null, "rows"));

        assertThat(story.when(RULE_OUT))
                .containsExactly(new HypothesisRuledOut(at("10:30"), "H1", "No such rows", EVIDENCE));
        assertThat(story.given(RULE_OUT).when(RULE_OUT)).isEmpty();
    }

    @Test
    void it_is_confirmed_once() {
        var story = Story.live().given(raise(null, "rows"));

        assertThat(story.when(CONFIRM))
                .containsExactly(new HypothesisConfirmed(at("10:40"), "H1", "Found some", EVIDENCE));
        assertThat(story.given(CONFIRM).when(CONFIRM)).isEmpty();
    }

    @Test
    void ruling_it_out_on_other_grounds_is_news() {
        var story = Story.live().given(raise(null, "rows"), RULE_OUT);

        assertThat(story.when(new RuleOut(ID, at("10:35"), "H1", "Counted them", EVIDENCE)))
                .containsExactly(new HypothesisRuledOut(at("10:35"), "H1", "Counted them", EVIDENCE));
    }

    @Test
    void what_was_ruled_out_can_be_confirmed_and_the_other_way_round() {
        assertThat(Story.live().given(raise(null, "rows"), RULE_OUT).when(CONFIRM))
                .hasSize(1);
        assertThat(Story.live().given(raise(null, "rows"), CONFIRM).when(RULE_OUT))
                .hasSize(1);
    }

    @Test
    void only_one_that_was_raised_is_ruled_out_or_confirmed() {
        Story.live().refuses(HYPOTHESIS_UNKNOWN, RULE_OUT);
        Story.live().refuses(HYPOTHESIS_UNKNOWN, CONFIRM);
        Story.retrospective().refuses(HYPOTHESIS_UNKNOWN, CONFIRM);
    }

    private static Hypothesize raise(@Nullable String id, String text) {
        return new Hypothesize(ID, at("10:20"), id, DATA, text, EVIDENCE);
    }
}
