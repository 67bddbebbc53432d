package mayday.command.rest.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import mayday.command.store.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What makes a request the same request: the command, the incident by its one id, the version, and all values as they
 * were understood, however they were written. Of what was left out nothing stands in it, and of an empty list neither.
 */
final class Fingerprint {

    /** Every command is a POST in REST, and its fingerprint says so whichever door it came by. */
    private static final String METHOD = "POST";

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .changeDefaultPropertyInclusion(_ -> included(JsonInclude.Include.NON_NULL))
            .withConfigOverride(boolean.class, claims -> claims.setInclude(included(JsonInclude.Include.NON_DEFAULT)))
            .withConfigOverride(List.class, lists -> lists.setInclude(included(JsonInclude.Include.NON_EMPTY)))
            .build();

    private Fingerprint() {}

    static String of(String path, @Nullable Integer expectedVersion, Occurred occurred, Object body) {
        return IdempotencyKey.fingerprint(text(path, expectedVersion, occurred, body));
    }

    /** JSON has no line ends of its own, so that no part can be taken for another. */
    static String text(String path, @Nullable Integer expectedVersion, Occurred occurred, Object body) {
        var values = CANONICAL.writeValueAsString(List.of(occurred, body));
        return String.join("\n", METHOD, path, String.valueOf(expectedVersion), values);
    }

    private static JsonInclude.Value included(JsonInclude.Include properties) {
        return JsonInclude.Value.construct(properties, JsonInclude.Include.ALWAYS);
    }
}
