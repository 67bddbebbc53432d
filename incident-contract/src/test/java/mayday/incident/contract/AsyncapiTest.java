package mayday.incident.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AsyncapiTest {

    private static final Path FILE = Path.of("src/main/resources/incident-contract/asyncapi.yaml");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOW = new AsyncapiDocument().write();
    private static final String COMMITTED = Written.read(FILE, NOW);
    private static final JsonNode DOCUMENT = parsed();

    static List<FieldDescriptor> facts() {
        return Facts.all();
    }

    @Test
    void the_document_says_what_the_contract_says() {
        assertThat(COMMITTED).isEqualTo(NOW);
    }

    @Test
    void its_messages_are_the_facts_of_the_contract() {
        var messages = document().at("/components/messages");

        assertThat(document().path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(document().at("/channels/incidentEvents/address").asString()).isEqualTo("mayday.incident-events.v1");
        assertThat(messages.propertyNames())
                .containsExactlyElementsOf(
                        Facts.all().stream().map(FieldDescriptor::getName).toList());
        assertThat(document().at("/channels/incidentEvents/messages").propertyNames())
                .isEqualTo(messages.propertyNames());
        assertThat(messages.valueStream().map(message -> message.path("name").asString()))
                .containsExactlyElementsOf(
                        Facts.all().stream().map(Facts::ceType).toList());
    }

    /** This list is written down by hand from the topic's promise, so that the document cannot drift with its writer. */
    @Test
    void its_headers_are_those_of_cloudevents_and_ours() {
        assertThat(document()
                        .at("/components/schemas/CloudEventHeaders/properties")
                        .propertyNames())
                .isEqualTo(Set.of(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_time",
                        "ce_recordedtime",
                        "ce_sequence",
                        "ce_partitionkey",
                        "ce_correlationid",
                        "ce_causationid",
                        "ce_authtype",
                        "ce_authid",
                        "ce_traceparent",
                        "content-type",
                        "payload-sha256"));
        for (var message : document().at("/components/messages")) {
            assertThat(message.at("/headers/allOf/0/$ref").asString())
                    .isEqualTo("#/components/schemas/CloudEventHeaders");
            assertThat(message.at("/headers/allOf/1/properties/ce_type/const")).isEqualTo(message.path("name"));
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        var references = new LinkedHashSet<String>();
        collect(document(), references);

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("facts")
    void every_sample_is_as_described(FieldDescriptor fact) {
        var schema = payload(fact);
        for (boolean minimal : List.of(true, false)) {
            var sample = Sample.read(fact, minimal);

            assertThat(schema.validate(sample, InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(sample.replace("\"sequence\":7", "\"sequence\":\"seven\""), InputFormat.JSON))
                    .isNotEmpty();
            assertThat(schema.validate(
                            sample.replace("\"" + fact.getJsonName() + "\":", "\"other\":"), InputFormat.JSON))
                    .isNotEmpty();
        }
        var described = document()
                .at("/components/messages/" + fact.getName() + "/externalDocs/url")
                .asString();
        assertThat(FILE.getParent().resolve(described)).exists();
    }

    private static Schema payload(FieldDescriptor fact) {
        var schema = JSON.createObjectNode();
        schema.putArray("allOf").add(document().at("/components/messages/" + fact.getName() + "/payload"));
        schema.set("components", document().path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
    }

    private static JsonNode document() {
        return DOCUMENT;
    }

    private static JsonNode parsed() {
        Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(COMMITTED);
        return JSON.valueToTree(yaml);
    }

    private static void collect(JsonNode node, Set<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }
}
