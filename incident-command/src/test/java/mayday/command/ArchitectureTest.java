package mayday.command;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;
import mayday.command.rest.CommandControllers;

@AnalyzeClasses(packages = "mayday.command", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule incident_rules_use_only_the_jdk = classes()
            .that()
            .resideInAPackage("..command.incident")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "..command.incident");

    @ArchTest
    static final ArchRule incident_rules_never_ask_the_time_and_make_no_ids = noClasses()
            .that()
            .resideInAPackage("..command.incident")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule only_the_axon_package_knows_axon = noClasses()
            .that()
            .resideOutsideOfPackage("..command.axon")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..");

    @ArchTest
    static final ArchRule only_publication_knows_kafka = noClasses()
            .that()
            .resideOutsideOfPackage("..command.publication")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.cloudevents..");

    @ArchTest
    static final ArchRule only_the_grpc_door_knows_grpc = noClasses()
            .that()
            .resideOutsideOfPackage("..command.grpc")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "com.google.rpc..", "..command.grpc");

    @ArchTest
    static final ArchRule the_grpc_door_hands_commands_to_nobody_but_the_controllers = noClasses()
            .that()
            .resideInAPackage("..command.grpc")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..command.axon", "..command.contract", "..command.encoding", "..command.publication");

    @ArchTest
    static final ArchRule the_doors_know_what_they_have_in_common_and_not_each_other = noClasses()
            .that()
            .resideInAPackage("..command.grpc")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("..command.rest..").and(not(belongToAnyOf(CommandControllers.class))));

    @ArchTest
    static final ArchRule nobody_waits_for_the_schedule = noClasses()
            .that()
            .resideOutsideOfPackage("..command.schedule")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..command.schedule");

    @ArchTest
    static final ArchRule json_is_jackson_3 =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule no_other_service_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("mayday.timeline..", "mayday.postmortem..", "mayday.warroom..");

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("mayday.command.(*)..").should().beFreeOfCycles();
}
