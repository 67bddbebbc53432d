package mayday.command.rest.problem;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import mayday.command.door.DoorRefusal;
import mayday.command.door.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as RFC 9457 problem details.
 *
 * @param code the stable part; {@code type} and {@code title} follow from it
 * @param currentVersion where a stale version was expected: the one to look at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<Fault> errors,
        String traceId,
        @Nullable Integer currentVersion) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /** The title stands in where an exception came without a word. */
    public static Problem of(int status, String code, @Nullable String detail, String traceId) {
        var title = title(code);
        return new Problem(
                "urn:mayday:problem:" + code,
                title,
                status,
                requireNonNullElse(detail, title),
                code,
                List.of(),
                traceId,
                null);
    }

    static Problem of(DoorRefusal refusal, String traceId) {
        var code = refusal.code();
        return of(code.status().value(), code.code(), refusal.detail(), traceId).withErrors(refusal.faults());
    }

    public Problem withErrors(List<Fault> faults) {
        return new Problem(type, title, status, detail, code, faults, traceId, currentVersion);
    }

    public Problem withCurrentVersion(int version) {
        return new Problem(type, title, status, detail, code, errors, traceId, version);
    }

    private static String title(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('_', ' ');
    }
}
