package mayday.postmortem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "mayday.postmortem", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule folding_a_draft_needs_the_contract_and_nothing_else = classes()
            .that()
            .resideInAPackage("..postmortem.draft")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.google.protobuf..",
                    "com.fasterxml.jackson.annotation..",
                    "mayday.incident.v1..",
                    "..postmortem.draft");

    /** Times come with the events. A length is not measured by a clock that somebody may set. */
    @ArchTest
    static final ArchRule nobody_asks_what_time_it_is = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule only_the_intake_knows_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("..postmortem.intake")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule only_the_door_knows_http_servers = noClasses()
            .that()
            .resideOutsideOfPackage("..postmortem.rest")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..", "org.apache.catalina..");

    @ArchTest
    static final ArchRule no_other_service_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("mayday.command..", "mayday.timeline..", "mayday.warroom..");

    @ArchTest
    static final ArchRule rooms_do_not_lean_on_each_other_in_circles =
            slices().matching("mayday.postmortem.(*)..").should().beFreeOfCycles();
}
