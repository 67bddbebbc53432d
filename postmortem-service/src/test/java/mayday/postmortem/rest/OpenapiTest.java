package mayday.postmortem.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mayday.postmortem.draft.CompromisedSystem;
import mayday.postmortem.draft.Draft;
import mayday.postmortem.draft.IncidentTime;
import mayday.postmortem.draft.Interval;
import mayday.postmortem.draft.MinuteLog;
import mayday.postmortem.draft.Notes;
import mayday.postmortem.draft.People;
import mayday.postmortem.draft.Span;
import mayday.postmortem.draft.Stamp;
import mayday.postmortem.draft.TimeDown;
import mayday.postmortem.draft.UsersAffected;
import mayday.postmortem.postmortem.Postmortem;
import mayday.postmortem.postmortem.PostmortemQueries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yaml.snakeyaml.Yaml;

/** The description and the door say the same. */
class OpenapiTest {

    private final Map<String, Object> openapi = read();

    @Test
    void every_address_is_described_and_nothing_else() {
        var described = new TreeSet<String>();
        at("paths").forEach((path, verbs) -> map(verbs).keySet().forEach(verb -> described.add(verb + " " + path)));

        assertThat(described).isEqualTo(served());
    }

    @Test
    void every_code_is_described_and_nothing_else() {
        assertThat((List<?>)
                        map(at("components", "schemas", "Problem", "properties").get("code"))
                                .get("enum"))
                .isEqualTo(
                        Stream.of(ProblemCode.values()).map(ProblemCode::code).toList());
    }

    @Test
    void every_field_of_the_answers_is_described_and_nothing_else() {
        var answers = new TreeMap<String, Class<?>>(Map.of(
                "Opened", PostmortemController.Opened.class,
                "Page", PostmortemController.Page.class,
                "Listed", PostmortemQueries.Listed.class,
                "Section", Postmortem.Section.class,
                "Stamp", Stamp.class,
                "Span", Span.class,
                "IncidentTime", IncidentTime.class,
                "UsersAffected", UsersAffected.class,
                "Estimate", UsersAffected.Estimate.class));
        answers.putAll(Map.of(
                "CompromisedSystem", CompromisedSystem.class,
                "Interval", Interval.class,
                "TimeDown", TimeDown.class,
                "Measure", TimeDown.Measure.class,
                "People", People.class,
                "Notes", Notes.class,
                "MinuteLog", MinuteLog.class,
                "Entry", MinuteLog.Entry.class));
        answers.forEach((schema, type) -> assertThat(fields(schema)).as(schema).isEqualTo(components(type)));

        var postmortem = components(Draft.class);
        postmortem.addAll(List.of("status", "sections"));
        assertThat(fields("Postmortem")).isEqualTo(postmortem);
    }

    private static Set<String> served() {
        var served = new TreeSet<String>();
        for (var controller : List.of(PostmortemController.class, OpenapiController.class)) {
            var base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            for (var method : controller.getDeclaredMethods()) {
                var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    var path = (base == null ? "" : base.path()[0])
                            + (mapping.path().length == 0 ? "" : mapping.path()[0]);
                    served.add(mapping.method()[0].name().toLowerCase(Locale.ROOT) + " " + path);
                }
            }
        }
        return served;
    }

    private static Set<String> components(Class<?> type) {
        return new TreeSet<>(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    }

    private Set<String> fields(String schema) {
        return new TreeSet<>(at("components", "schemas", schema, "properties").keySet());
    }

    private Map<String, Object> at(String... path) {
        var found = openapi;
        for (var step : path) {
            found = map(found.get(step));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static Map<String, Object> read() {
        try (var yaml = new ClassPathResource("postmortem-service/openapi.yaml").getInputStream()) {
            return new Yaml().load(yaml);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
