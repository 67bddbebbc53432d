package mayday.command.incident;

import static mayday.command.incident.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mayday.command.incident.IncidentEvent.*;
import mayday.command.incident.ProductionBuilds.GoodBuild;
import mayday.command.incident.ProductionBuilds.Said;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductionBuildsTest {

    private final List<Said> log = new ArrayList<>();

    @Test
    void the_last_build_that_finished_and_passed_its_checks_is_good() {
        deployed(1, "d1", "v1");
        passed(1, "pay");
        deployed(2, "d2", "v2");
        passed(2, "pay");

        assertThat(lastGood()).contains(new GoodBuild(2, "d2", "v2", List.of("c0ffee1"), at("10:05"), List.of()));
    }

    @Test
    void a_build_that_nobody_has_checked_is_not_known_to_be_good() {
        deployed(1, "d1", "v1");

        assertThat(lastGood()).isEmpty();
    }

    @Test
    void the_last_run_of_each_check_counts() {
        deployed(1, "d1", "v1");
        failed(1, "pay");
        passed(1, "pay");
        assertThat(version()).isEqualTo("v1");

        failed(1, "log in");
        assertThat(lastGood()).isEmpty();
    }

    @Test
    void a_build_that_was_rejected_is_not_good() {
        good(1, "d1", "v1");
        good(2, "d2", "v2");
        say(2, new FixRejected(at("10:20"), "production", List.of("checkout"), "Slow"));

        assertThat(version()).isEqualTo("v1");
    }

    @Test
    void a_build_that_an_incident_names_as_its_cause_is_not_good_until_it_is_unlinked() {
        good(1, "d1", "v1");
        good(2, "d2", "v2");
        cause(3, "v2");
        assertThat(version()).isEqualTo("v1");

        say(3, new ChangeUnlinked(at("10:30"), "v2", Change.Role.CAUSE, null));
        assertThat(version()).isEqualTo("v2");

        cause(3, "d2");
        assertThat(version()).isEqualTo("v1");
        assertThat(lastGood().orElseThrow().laterFixes()).containsExactly(2);
        assertThat(lastGood().orElseThrow().laterFixesOfOthersThan(2)).isEmpty();
    }

    @Test
    void a_suspect_is_not_a_cause_and_a_cause_elsewhere_is_not_this_build() {
        good(1, "d1", "v1");
        say(2, new ChangeLinked(at("10:20"), change("v1", null), Change.Role.SUSPECT, null));
        say(2, new ChangeLinked(at("10:20"), change("v1", "mail"), Change.Role.CAUSE, null));

        assertThat(version()).isEqualTo("v1");
    }

    @Test
    void what_goes_elsewhere_or_fails_or_is_of_another_system_is_no_build_of_this_one() {
        good(1, "d1", "v1");
        say(2, started("d2", "staging", "checkout", "v2"));
        say(2, new FixDeployed(at("10:05"), "d2", "staging", null));
        say(3, started("d3", "production", "checkout", "v3"));
        say(3, new FixDeploymentFailed(at("10:05"), "d3", "production", null));
        say(4, started("d4", "production", "mail", "v4"));
        say(4, new FixDeployed(at("10:05"), "d4", "production", null));
        passed(4, "pay");

        assertThat(version()).isEqualTo("v1");
    }

    @Test
    void a_check_that_runs_while_another_build_goes_out_says_nothing_of_the_one_before() {
        good(1, "d1", "v1");
        say(2, started("d2", "production", "checkout", "v2"));
        failed(2, "pay");

        assertThat(version()).isEqualTo("v1");
    }

    @Test
    void a_check_of_no_system_in_particular_speaks_for_its_own_incident() {
        deployed(1, "d1", "v1");
        say(2, new CheckPassed(at("10:10"), check("pay", null)));
        assertThat(lastGood()).isEmpty();

        say(1, new CheckPassed(at("10:10"), check("pay", null)));
        assertThat(version()).isEqualTo("v1");
    }

    private Optional<GoodBuild> lastGood() {
        return ProductionBuilds.lastGood("checkout", log);
    }

    private @Nullable String version() {
        return lastGood().orElseThrow().version();
    }

    private void say(int incident, IncidentEvent event) {
        log.add(new Said(incident, event));
    }

    private void good(int incident, String id, String version) {
        deployed(incident, id, version);
        passed(incident, "pay");
    }

    private void deployed(int incident, String id, String version) {
        say(incident, started(id, "production", "checkout", version));
        say(incident, new FixDeployed(at("10:05"), id, "production", null));
    }

    private void passed(int incident, String name) {
        say(incident, new CheckPassed(at("10:10"), check(name, "checkout")));
    }

    private void failed(int incident, String name) {
        say(incident, new CheckFailed(at("10:10"), check(name, "checkout")));
    }

    private void cause(int incident, String id) {
        say(incident, new ChangeLinked(at("10:20"), change(id, "checkout"), Change.Role.CAUSE, null));
    }

    private static FixDeploymentStarted started(String id, String environment, String system, String version) {
        return new FixDeploymentStarted(
                at("10:00"), id, environment, system, version, List.of("c0ffee1"), null, null, null, null);
    }

    private static Check check(String name, @Nullable String system) {
        return new Check(name, system, "production", false, null, null, null, null);
    }

    private static Change change(String id, @Nullable String system) {
        return new Change(id, Change.Kind.DEPLOYMENT, system, null, null);
    }
}
