package mayday.postmortem.draft;

import static mayday.postmortem.draft.DraftTest.draft;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.incident.v1.ImpactEndReason;
import mayday.incident.v1.ImpactLevel;
import mayday.postmortem.world.Story;
import org.junit.jupiter.api.Test;

class KinTest {

    private final Story story = new Story(1).reported("12:00");

    @Test
    void the_draft_of_a_merged_incident_says_where_it_went() {
        story.tell("12:30", event -> event.getMergedBuilder().setIntoIncidentNumber("INC-7"));
        story.notes("12:40", "Too late");

        assertThat(draft(story).kin()).returns("INC-7", Kin::mergedInto).returns(List.of(), Kin::absorbed);
        assertThat(draft(story).log())
                .returns(Story.instant("12:30"), MinuteLog::to)
                .satisfies(log -> assertThat(log.aftermath()).hasSize(1));
        assertThat(draft(story).resolved()).isFalse();
    }

    @Test
    void an_impact_that_goes_on_elsewhere_does_not_work_again() {
        story.starts("12:00", "checkout", ImpactLevel.IMPACT_LEVEL_DOWN);
        story.tell(
                "12:30",
                event -> event.getImpactEndedBuilder()
                        .setReason(ImpactEndReason.IMPACT_END_REASON_MERGED)
                        .getTargetBuilder()
                        .setSystem("checkout"));

        assertThat(Headline.of(new Occurrence(story.last(), "impact_ended")))
                .isEqualTo("checkout no longer counted here");
    }

    @Test
    void the_draft_names_those_that_go_on_in_it_and_those_that_left_it() {
        story.tell("12:10", event -> event.getAbsorbedBuilder().setIncidentNumber("INC-3"));
        story.tell("12:20", event -> event.getSplitBuilder().setIntoIncidentNumber("INC-9"));
        story.tell("12:30", event -> event.getAbsorbedBuilder().setIncidentNumber("INC-4"));

        assertThat(draft(story).kin()).isEqualTo(new Kin(null, List.of("INC-3", "INC-4"), List.of("INC-9"), null));
    }

    @Test
    void the_draft_of_what_was_split_off_says_where_it_came_from() {
        story.tell("12:00", event -> event.getSplitOffBuilder().setFromIncidentNumber("INC-2"));

        assertThat(draft(story).kin().splitFrom()).isEqualTo("INC-2");
    }
}
