package mayday.postmortem.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mayday.postmortem.world.Databases;
import mayday.postmortem.world.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances ask the record about the same gap, each without knowing of the other. */
class GapsTest {

    static RunningService service;
    static Gaps gaps;

    @BeforeAll
    static void start() {
        service = new RunningService(Databases.fresh(), "127.0.0.1:9", "no-topic", "http://127.0.0.1:9");
        // What it would do is done here, step by step.
        service.bean(GapRepair.class).stop();
        gaps = service.bean(Gaps.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_doubt_that_both_settle_does_not_outweigh_the_next_one() {
        var incident = UUID.randomUUID();
        gaps.note(Map.of(incident, 9), List.of(incident));
        var ofOne = due(incident);
        var ofTheOther = due(incident);
        gaps.settle(ofOne);
        gaps.settle(ofTheOther);
        assertThat(due(incident).doubts()).isZero();

        gaps.note(Map.of(), List.of(incident));

        assertThat(due(incident).doubts()).isOne();
    }

    @Test
    void a_doubt_that_comes_up_while_the_second_one_asks_is_asked_about_again() {
        var incident = UUID.randomUUID();
        gaps.note(Map.of(), List.of(incident));
        var ofOne = due(incident);
        var ofTheOther = due(incident);
        gaps.settle(ofOne);
        gaps.closeFilled();
        gaps.note(Map.of(), List.of(incident));

        gaps.settle(ofTheOther);

        assertThat(due(incident).doubts()).isOne();
    }

    private static Gaps.Gap due(UUID incident) {
        return gaps.due().stream()
                .filter(gap -> gap.incidentId().equals(incident))
                .findFirst()
                .orElseThrow();
    }
}
