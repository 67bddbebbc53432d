package mayday.command.policy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mayday.command.incident.Checklist;
import mayday.command.incident.ChecklistItem;
import mayday.command.incident.ChecklistItem.Condition;
import mayday.command.incident.ChecklistItem.Group;
import mayday.command.incident.ChecklistItem.Trigger;
import mayday.command.incident.Policy;
import mayday.command.incident.Policy.SymptomCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;

/** The policy as a team writes it, read by a start as it is; {@code docs/policies.md} is held against it. */
class PolicySettingsTest {

    /** The checklist that the policy is read beside. */
    static class Lists {

        @Bean
        Checklist checklist() {
            return new Checklist(List.of(
                    new ChecklistItem("calm", "Stay calm", Group.COMMUNICATE, List.of(), null),
                    new ChecklistItem("caches", "Caches are purged", Group.STRATEGY, List.of(), null),
                    new ChecklistItem("purge", "Purge them", Group.FIX, List.of(), null),
                    new ChecklistItem("hotfix", "Purge", Group.FIX, List.of(), new Condition("strategy", "HOTFIX")),
                    new ChecklistItem("revert", "Purge", Group.FIX, List.of(), new Condition("strategy", "REVERT")),
                    new ChecklistItem(
                            "verified", "Look", Group.VERIFY, List.of(new Trigger("fix_verified", null)), null)));
        }
    }

    private static final Path DOCUMENT = Path.of("..", "docs", "policies.md");

    @Test
    void without_settings_the_standard_holds() {
        assertThat(started()).isEqualTo(Policy.standard());
    }

    @Test
    void the_documented_settings_are_the_standard_and_all_there_are(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("policy.yml"), documentedYaml());

        assertThat(started("spring.config.additional-location=file:" + file)).isEqualTo(Policy.standard());
        assertThat(documentedProperties()).isEqualTo(existingProperties());
    }

    @Test
    void each_documented_property_is_explained() throws IOException {
        var explained = Pattern.compile("(?m)^\\| `([a-z0-9.-]+)`(?: to `\\.sev5`)? \\|")
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(row -> row.group(1))
                .collect(toSet());
        var expected = new TreeSet<>(documentedProperties());
        expected.removeIf(property -> property.matches("watch-length\\.sev[2-5]"));

        assertThat(explained).isEqualTo(expected);
    }

    @Test
    void a_file_of_the_team_replaces_what_it_names(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("ours.yml"), """
                mayday.policy:
                  production-names: [Live, PRD]
                  before-production.environments: [Test, staging]
                  watch-length.sev1: 1d
                  sign-offs: 2
                  symptom-check: red-to-green
                  caches.systems: [" Checkout ", "cafe\u0301"]
                  caches.item: purge
                  reopen-on-regression: false
                """);

        var policy = started("spring.config.additional-location=file:" + file);

        assertThat(policy.productionNames()).isEqualTo(Set.of("live", "prd"));
        assertThat(policy.beforeProduction()).isEqualTo(new Policy.BeforeProduction(List.of("test", "staging"), true));
        assertThat(policy.watchLengths().sev1()).isEqualTo(Duration.ofDays(1));
        assertThat(policy.watchLengths().sev2()).isEqualTo(Duration.ofHours(1));
        assertThat(policy.signOffs()).isEqualTo(2);
        assertThat(policy.symptomCheck()).isEqualTo(SymptomCheck.RED_TO_GREEN);
        assertThat(policy.caches()).isEqualTo(new Policy.Caches(Set.of("Checkout", "caf\u00e9"), "purge"));
        assertThat(policy.reopensOnRegression()).isFalse();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            sign-offs                        | -1          | mayday.policy.sign-offs must be a number of people from 0 to 50, and is -1.
            rounds                           | 51          | mayday.policy.rounds must be a number of people from 0 to 50, and is 51.
            watch-length.sev2                | 30s         | mayday.policy.watch-length.sev2 must be from one minute to 366 days, such as 30m or 2h, and is PT30S.
            watch-length.unset               | 367d        | mayday.policy.watch-length.unset must be from one minute to 366 days, such as 30m or 2h, and is PT8808H.
            before-production.environments   | test,PROD   | mayday.policy.before-production.environments must not name production itself, and names 'prod'.
            before-production.environments   | production  | mayday.policy.before-production.environments must not name production itself, and names 'production'.
            before-production.environments   | a,A         | mayday.policy.before-production.environments must hold each name once, and holds 'a' twice.
            caches.systems                   | a,a         | mayday.policy.caches.systems must hold each name once, and holds 'a' twice.
            caches.systems                   | a,,b        | mayday.policy.caches.systems must hold names of 1 to 200 characters.
            production-names                 | a,,b        | mayday.policy.production-names must hold names of 1 to 200 characters.
            """)
    void a_bad_value_stops_the_start_with_a_sentence_that_names_the_property(
            String property, String value, String sentence) {
        var failure = catchThrowable(() -> started("mayday.policy.%s=%s".formatted(property, value)));

        assertThat(failure).rootCause().hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sing", "calm"})
    void what_is_to_be_ticked_about_caches_is_on_the_checklist_and_starts_over(String item) {
        var failure = catchThrowable(
                () -> started("mayday.policy.caches.systems=checkout", "mayday.policy.caches.item=%s".formatted(item)));

        assertThat(failure)
                .rootCause()
                .hasMessage("mayday.policy.caches.item must be the id of an item of the checklist, of group strategy,"
                        + " fix, verify or watch, and is '%s'.".formatted(item));
        assertThat(started("mayday.policy.caches.item=%s".formatted(item)).caches())
                .isEqualTo(new Policy.Caches(Set.of(), item));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revert", "verified"})
    void people_tick_what_is_to_be_ticked_about_caches_and_see_it_with_a_hotfix(String item) {
        var failure = catchThrowable(
                () -> started("mayday.policy.caches.systems=checkout", "mayday.policy.caches.item=%s".formatted(item)));

        assertThat(failure)
                .rootCause()
                .hasMessage("mayday.policy.caches.item must be an item that people tick, always or with onlyWhen"
                        + " strategy=HOTFIX, and is '%s'.".formatted(item));
        assertThat(started("mayday.policy.caches.systems=checkout", "mayday.policy.caches.item=hotfix")
                        .caches()
                        .item())
                .isEqualTo("hotfix");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "sign-offs,many",
        "symptom-check,maybe",
        "watch-length.sev1,soon",
        "sign-off,2",
        "reopen-on-regression,x"
    })
    void what_cannot_be_read_or_does_not_exist_stops_the_start_and_is_named(String property, String value) {
        var failure = catchThrowable(() -> started("mayday.policy.%s=%s".formatted(property, value)));

        assertThat(Stream.iterate(failure, at -> at != null, Throwable::getCause)
                        .map(String::valueOf))
                .anySatisfy(message -> assertThat(message).contains("mayday.policy." + property));
    }

    private static Policy started(String... properties) {
        try (var context = new SpringApplicationBuilder(PolicyConfiguration.class, Lists.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=incident-command")
                .run(Stream.of(properties).map(property -> "--" + property).toArray(String[]::new))) {
            return context.getBean(Policy.class);
        }
    }

    private static String documentedYaml() throws IOException {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map((MatchResult block) -> block.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> documentedProperties() throws IOException {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ByteArrayResource(documentedYaml().getBytes(StandardCharsets.UTF_8)));
        var properties = yaml.getObject() == null ? new Properties() : yaml.getObject();
        return properties.keySet().stream()
                .map(String::valueOf)
                .map(name -> name.replace("mayday.policy.", "").replaceAll("\\[\\d+]$", ""))
                .collect(toSet());
    }

    private static Set<String> existingProperties() {
        return properties("", PolicyProperties.class).collect(toSet());
    }

    private static Stream<String> properties(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> {
            var name = prefix + component.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
            return component.getType().isRecord() ? properties(name + ".", component.getType()) : Stream.of(name);
        });
    }
}
