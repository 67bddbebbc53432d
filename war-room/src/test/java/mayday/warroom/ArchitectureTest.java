package mayday.warroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "mayday", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rooms_do_not_depend_on_each_other_in_circles =
            slices().matching("mayday.warroom.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_war_room_speaks_only_public_apis = noClasses()
            .that()
            .resideInAPackage("mayday.warroom..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "mayday.command..", "mayday.timeline..", "mayday.postmortem..", "mayday.incident..", "java.sql..");

    @ArchTest
    static final ArchRule only_the_peers_package_asks_other_services_for_pages = noClasses()
            .that()
            .resideOutsideOfPackages("..warroom.peers..", "..warroom.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.springframework.web.client..");

    @ArchTest
    static final ArchRule the_gateway_reads_no_incident = classes()
            .that()
            .resideInAPackage("..warroom.gateway")
            .should()
            .onlyDependOnClassesThat()
            .haveSimpleNameNotContaining("Incident");

    @ArchTest
    static final ArchRule jackson_2_stays_out =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.databind..");
}
