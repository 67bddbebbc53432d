package mayday.command.incident;

import static mayday.command.incident.ImpactLevel.DEGRADED;
import static mayday.command.incident.ImpactLevel.DOWN;
import static mayday.command.incident.IncidentRejection.Reason.ALREADY_REPORTED;
import static mayday.command.incident.IncidentRejection.Reason.UNKNOWN_INCIDENT;
import static mayday.command.incident.Story.ID;
import static mayday.command.incident.Story.at;
import static mayday.command.incident.Story.impacted;
import static mayday.command.incident.Story.named;
import static mayday.command.incident.Story.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mayday.command.incident.IncidentCommand.ReportIncident;
import mayday.command.incident.IncidentEvent.ChangeLinked;
import mayday.command.incident.IncidentEvent.ImpactChanged;
import mayday.command.incident.IncidentEvent.ImpactStarted;
import mayday.command.incident.IncidentEvent.IncidentReported;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportingTest {

    @Test
    void a_title_alone_is_a_report() {
        assertThat(Story.unreported().when(report(List.of(), null, null, null)))
                .singleElement()
                .isInstanceOfSatisfying(IncidentReported.class, reported -> {
                    assertThat(reported.number()).isEqualTo(42);
                    assertThat(reported.severity()).isNull();
                    assertThat(reported.when()).isEqualTo(at("10:00"));
                });
    }

    @Test
    void a_system_with_a_level_opens_an_interval_since_the_stated_start_of_the_impact() {
        var events = Story.unreported().when(report(List.of(impacted("checkout", DOWN)), at("09:40"), null, null));

        assertThat(events).contains(new ImpactStarted(at("09:40"), ImpactTarget.system("checkout"), DOWN, false, null));
    }

    @Test
    void a_system_s_own_start_counts_more_than_the_stated_one_and_the_report_is_the_last_resort() {
        var since = new AffectedSystem(ImpactTarget.system("mail"), DEGRADED, true, at("09:50"));
        var events = Story.unreported().when(report(List.of(since), at("09:40"), null, null));
        var bare = Story.unreported().when(report(List.of(impacted("mail", DEGRADED)), null, null, null));

        assertThat(events).contains(new ImpactStarted(at("09:50"), since.target(), DEGRADED, true, null));
        assertThat(bare).contains(new ImpactStarted(at("10:00"), since.target(), DEGRADED, false, null));
    }

    @Test
    void a_system_without_a_level_opens_no_interval() {
        assertThat(Story.unreported().when(report(List.of(named("checkout")), at("09:40"), null, null)))
                .hasSize(1);
    }

    @Test
    void a_system_named_twice_counts_with_its_graver_level() {
        var events = Story.unreported()
                .when(report(List.of(impacted("mail", DEGRADED), impacted("mail", DOWN)), null, null, null));

        assertThat(events)
                .hasSize(2)
                .last()
                .isEqualTo(new ImpactStarted(at("10:00"), ImpactTarget.system("mail"), DOWN, false, null));
    }

    @Test
    void a_level_that_is_known_counts_more_than_the_same_as_a_guess() {
        var mail = ImpactTarget.system("mail");
        var guess = new AffectedSystem(mail, DOWN, true, null);
        var known = new AffectedSystem(mail, DOWN, false, null);
        var knownLater = new AffectedSystem(mail, DOWN, false, at("10:10"));
        var started = new ImpactStarted(at("10:00"), mail, DOWN, false, null);

        assertThat(Story.unreported().when(report(List.of(guess, known), null, null, null)))
                .endsWith(started);
        assertThat(Story.unreported().when(report(List.of(known, guess), null, null, null)))
                .endsWith(started);
        assertThat(Story.unreported().when(report(List.of(guess, knownLater), null, null, null)))
                .endsWith(
                        new ImpactStarted(at("10:00"), mail, DOWN, true, null),
                        new ImpactChanged(at("10:10"), mail, DOWN, DOWN, false, null));
    }

    @Test
    void a_later_guess_that_it_is_as_it_is_known_to_be_adds_nothing() {
        var mail = ImpactTarget.system("mail");
        var later = new AffectedSystem(mail, DOWN, true, at("10:10"));

        assertThat(Story.unreported().when(report(List.of(impacted("mail", DOWN), later), null, null, null)))
                .endsWith(new ImpactStarted(at("10:00"), mail, DOWN, false, null));
    }

    @Test
    void a_suspected_change_is_linked_as_suspect() {
        var change = new Change("deploy-7", Change.Kind.DEPLOYMENT, "checkout", null, at("09:30"));

        assertThat(Story.unreported().when(report(List.of(), null, null, change)))
                .last()
                .isInstanceOfSatisfying(ChangeLinked.class, linked -> {
                    assertThat(linked.change()).isEqualTo(change);
                    assertThat(linked.role()).isEqualTo(Change.Role.SUSPECT);
                });
    }

    @Test
    void detection_before_the_stated_impact_is_stored_with_a_warning() {
        var report = report(List.of(), at("09:40"), at("09:30"), null);

        assertThat(Story.unreported().warningsOf(report)).containsExactly("out_of_order");
        assertThat(Story.unreported().warningsOf(report(List.of(), at("09:40"), at("09:40"), null)))
                .isEmpty();
    }

    @Test
    void an_incident_is_reported_once() {
        Story.live().refuses(ALREADY_REPORTED, report(List.of(), null, null, null));
    }

    @Test
    void nothing_else_can_be_asked_of_an_incident_nobody_reported() {
        Story.unreported().refuses(UNKNOWN_INCIDENT, resolve("10:00"));
        assertThat(Story.unreported().messageOf(resolve("10:00"))).isEqualTo("There is no incident " + ID.value());
    }

    private static ReportIncident report(
            List<AffectedSystem> systems,
            @Nullable Moment impactStarted,
            @Nullable Moment detected,
            @Nullable Change suspect) {
        return new ReportIncident(
                ID,
                at("10:00"),
                42,
                "Checkout is broken",
                null,
                ReportSource.OTHER,
                null,
                null,
                null,
                systems,
                impactStarted,
                detected,
                null,
                suspect,
                Mode.LIVE);
    }

    @Test
    void a_system_named_twice_for_two_times_has_changed_its_level() {
        var mail = ImpactTarget.system("mail");
        var events = Story.unreported()
                .when(report(
                        List.of(
                                new AffectedSystem(mail, DOWN, false, at("09:50")),
                                new AffectedSystem(mail, DEGRADED, false, at("09:30"))),
                        null,
                        null,
                        null));

        assertThat(events)
                .hasSize(3)
                .endsWith(
                        new ImpactStarted(at("09:30"), mail, DEGRADED, false, null),
                        new ImpactChanged(at("09:50"), mail, DEGRADED, DOWN, false, null));
    }
}
