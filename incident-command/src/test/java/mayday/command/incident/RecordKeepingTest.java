package mayday.command.incident;

import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.check;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.*;
import mayday.command.incident.IncidentEvent.*;
import org.junit.jupiter.api.Test;

class RecordKeepingTest {

    @Test
    void a_further_report_a_note_an_estimate_and_a_check_are_written_down_every_time() {
        var evidence = new Evidence(
                "https://logs.example/q", "level:error", at("09:55").at(), null);

        assertThat(Story.live()
                        .when(new AddReport(
                                ID,
                                at("10:03"),
                                ReportSource.SOCIAL,
                                "https://x.example/1",
                                "Me too",
                                "u",
                                null,
                                null)))
                .containsExactly(new ReportAdded(
                        at("10:03"), ReportSource.SOCIAL, "https://x.example/1", "Me too", "u", null, null));
        assertThat(Story.live()
                        .when(new Note(ID, at("10:04"), NoteKind.OBSTACLE, "No VPN", "ci", 7, List.of(evidence))))
                .containsExactly(new NoteTaken(at("10:04"), NoteKind.OBSTACLE, "No VPN", "ci", 7, List.of(evidence)));
        assertThat(Story.live()
                        .when(new EstimateUsersAffected(ID, at("10:05"), 10, 20.0, "users", "logs", Confidence.LOW)))
                .containsExactly(new UsersAffectedEstimated(at("10:05"), 10, 20.0, "users", "logs", Confidence.LOW));
        assertThat(Story.live()
                        .given(check("10:06", "pay", "staging", true))
                        .when(check("10:06", "pay", "staging", true)))
                .hasExactlyElementsOfTypes(CheckPassed.class);
    }

    @Test
    void instants_are_kept_to_the_microsecond() {
        var precise = Moment.exactly(at("10:00").at().plusNanos(123_456_789));

        assertThat(precise.at()).isEqualTo(at("10:00").at().plusNanos(123_456_000));
    }
}
