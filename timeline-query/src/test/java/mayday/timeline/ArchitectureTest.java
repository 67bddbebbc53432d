package mayday.timeline;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "mayday.timeline", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rooms_do_not_depend_on_each_other_in_circles =
            slices().matching("mayday.timeline.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_other_service_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("mayday.command..", "mayday.postmortem..", "mayday.warroom..");

    @ArchTest
    static final ArchRule only_the_intake_knows_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("..intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule questions_do_not_know_each_other = slices().matching("mayday.timeline.(*)..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage("..event..", "..intake..", "..rest.."))
            // How long it took to serve users again is asked of those who know when they were not served.
            .ignoreDependency(resideInAPackage("..response.."), resideInAPackage("..downtime.."))
            // Streams show what the questions keep.
            .ignoreDependency(resideInAPackage("..live.."), resideInAnyPackage("..board..", "..timeline.timeline.."));

    @ArchTest
    static final ArchRule events_are_read_without_tables_and_without_http = noClasses()
            .that()
            .resideInAPackage("..event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule time_is_asked_of_the_clock_alone = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule json_is_jackson_3 =
            classes().should().onlyDependOnClassesThat().resideOutsideOfPackage("com.fasterxml.jackson.databind..");
}
