package mayday.command.incident;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * New values for an entry; a field that is absent stays as it is.
 *
 * @param text what people wrote: the text, description, reason, rationale, method or summary of the entry
 * @param severity the one that was reported, or changed to
 * @param value users affected, or the lower end of the range
 * @param passed whether a check passed
 */
public record Correction(
        @Nullable Moment occurredAt,
        @Nullable String title,
        @Nullable String text,
        @Nullable ImpactLevel level,
        @Nullable Severity severity,
        @Nullable Double value,
        @Nullable Double upper,
        @Nullable Integer minutesLost,
        @Nullable String system,
        @Nullable String environment,
        @Nullable String version,
        @Nullable Boolean passed,
        @Nullable Moment impactStartedAt,
        @Nullable Moment detectedAt) {

    /** What can be put right. The lower-case name is the public name of the field. */
    public enum Field {
        OCCURRED_AT,
        TITLE,
        TEXT,
        LEVEL,
        SEVERITY,
        VALUE,
        UPPER,
        MINUTES_LOST,
        SYSTEM,
        ENVIRONMENT,
        VERSION,
        PASSED,
        IMPACT_STARTED_AT,
        DETECTED_AT
    }

    public Correction {
        environment = environment == null ? null : Environment.canonical(environment);
    }

    static Correction ofEnvironment(String environment) {
        return new Correction(
                null, null, null, null, null, null, null, null, null, environment, null, null, null, null);
    }

    static Correction ofSystem(String system) {
        return new Correction(null, null, null, null, null, null, null, null, system, null, null, null, null, null);
    }

    static Correction ofVersion(String version) {
        return new Correction(null, null, null, null, null, null, null, null, null, null, version, null, null, null);
    }

    static Correction ofTime(Moment occurredAt) {
        return new Correction(occurredAt, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    Set<Field> fields() {
        var stated = new EnumMap<Field, Object>(Field.class);
        putIfStated(stated, Field.OCCURRED_AT, occurredAt);
        putIfStated(stated, Field.TITLE, title);
        putIfStated(stated, Field.TEXT, text);
        putIfStated(stated, Field.LEVEL, level);
        putIfStated(stated, Field.SEVERITY, severity);
        putIfStated(stated, Field.VALUE, value);
        putIfStated(stated, Field.UPPER, upper);
        putIfStated(stated, Field.MINUTES_LOST, minutesLost);
        putIfStated(stated, Field.SYSTEM, system);
        putIfStated(stated, Field.ENVIRONMENT, environment);
        putIfStated(stated, Field.VERSION, version);
        putIfStated(stated, Field.PASSED, passed);
        putIfStated(stated, Field.IMPACT_STARTED_AT, impactStartedAt);
        putIfStated(stated, Field.DETECTED_AT, detectedAt);
        return stated.keySet();
    }

    private static void putIfStated(Map<Field, Object> stated, Field field, @Nullable Object value) {
        if (value != null) {
            stated.put(field, value);
        }
    }

    /** Both together; where they differ, this one counts. */
    Correction over(Correction earlier) {
        return new Correction(
                or(occurredAt, earlier.occurredAt),
                or(title, earlier.title),
                or(text, earlier.text),
                or(level, earlier.level),
                or(severity, earlier.severity),
                or(value, earlier.value),
                or(upper, earlier.upper),
                or(minutesLost, earlier.minutesLost),
                or(system, earlier.system),
                or(environment, earlier.environment),
                or(version, earlier.version),
                or(passed, earlier.passed),
                or(impactStartedAt, earlier.impactStartedAt),
                or(detectedAt, earlier.detectedAt));
    }

    private static <T> @Nullable T or(@Nullable T stated, @Nullable T otherwise) {
        return stated != null ? stated : otherwise;
    }
}
