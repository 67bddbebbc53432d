package mayday.postmortem.rest;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import mayday.postmortem.log.Incident;
import mayday.postmortem.log.IncidentLog;

/** The two ways to call an incident: its UUID and INC-n. */
sealed interface IncidentAddress {

    record ById(UUID id) implements IncidentAddress {}

    record ByNumber(long ordinal) implements IncidentAddress {}

    Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    Pattern NUMBER_FORM = Pattern.compile("inc-([1-9][0-9]{0,17})");

    /** Reads one; refused as {@code malformed_id} where it is neither. */
    static IncidentAddress of(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (UUID_FORM.matcher(lower).matches()) {
            return new ById(UUID.fromString(lower));
        }
        var number = NUMBER_FORM.matcher(lower);
        if (number.matches()) {
            return new ByNumber(Long.parseLong(number.group(1)));
        }
        throw new Refusal(ProblemCode.MALFORMED_ID, "An incident is addressed by its UUID or by INC-n.");
    }

    default Optional<Incident> in(IncidentLog log) {
        return switch (this) {
            case ById(UUID id) -> log.find(id);
            case ByNumber(long ordinal) -> log.find(ordinal);
        };
    }
}
