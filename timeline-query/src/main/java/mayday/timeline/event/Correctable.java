package mayday.timeline.event;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mayday.incident.v1.Correction;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentEvent.FactCase;
import mayday.incident.v1.Moment;
import org.jspecify.annotations.Nullable;

/** Where the values of a correction stand in each fact. Values that a fact has no place for change nothing in it. */
public final class Correctable {

    /** They say something of the log itself: what is wrong with them is wrong with the entry they speak of. */
    private static final Set<FactCase> ABOUT_ENTRIES = EnumSet.of(
            FactCase.ENTRY_CORRECTED, FactCase.ENTRY_RETRACTED, FactCase.ENTRY_PINNED, FactCase.ENTRY_UNPINNED);

    /** What people wrote, by the names that the facts have for it; the first one that a fact has is its text. */
    private static final List<String> TEXTS =
            List.of("text", "description", "reason", "rationale", "method", "summary");

    /** Per field of a correction, the path inside of each fact that has it. */
    private static final Map<String, Map<FactCase, String>> PLACES = Map.ofEntries(
            Map.entry("title", Map.of(FactCase.REPORTED, "title")),
            Map.entry("text", texts()),
            Map.entry("level", Map.of(FactCase.IMPACT_STARTED, "level", FactCase.IMPACT_CHANGED, "to")),
            Map.entry("severity", Map.of(FactCase.REPORTED, "severity", FactCase.SEVERITY_CHANGED, "to")),
            Map.entry("value", Map.of(FactCase.USERS_AFFECTED_ESTIMATED, "value")),
            Map.entry("upper", Map.of(FactCase.USERS_AFFECTED_ESTIMATED, "upper")),
            Map.entry("minutes_lost", Map.of(FactCase.NOTE_TAKEN, "minutes_lost")),
            Map.entry("system", systems()),
            Map.entry("environment", environments()),
            Map.entry(
                    "version",
                    Map.of(FactCase.FIX_DEPLOYMENT_REQUESTED, "version", FactCase.FIX_DEPLOYMENT_STARTED, "version")),
            Map.entry("impact_started_at", Map.of(FactCase.REPORTED, "impact_started_at")),
            Map.entry("detected_at", Map.of(FactCase.REPORTED, "detected_at")));

    private Correctable() {}

    /** The event with the values that the correction has for it. */
    static IncidentEvent corrected(IncidentEvent event, Correction correction) {
        if (ABOUT_ENTRIES.contains(event.getFactCase())) {
            return event;
        }
        var corrected = event.toBuilder();
        if (correction.hasOccurredAt()) {
            corrected.setOccurredAt(correction.getOccurredAt().getAt());
            corrected.setOccurredAtPrecision(correction.getOccurredAt().getPrecision());
        }
        correction
                .getAllFields()
                .forEach((field, value) -> place(field, event).ifPresent(path -> {
                    set(corrected.getFieldBuilder(fact(event)), path, value);
                }));
        if (correction.hasPassed()) {
            turn(corrected, correction.getPassed());
        }
        return corrected.build();
    }

    /** A correction of a correction changes what that one says, not when somebody said so. */
    static IncidentEvent restated(IncidentEvent event, Correction correction) {
        var restated = event.toBuilder();
        var said = restated.getEntryCorrectedBuilder().getCorrectionBuilder();
        correction.getAllFields().forEach(said::setField);
        return restated.build();
    }

    private static void turn(IncidentEvent.Builder event, boolean passed) {
        if (passed && event.hasCheckFailed()) {
            var check = event.getCheckFailed().getCheck();
            event.getCheckPassedBuilder().setCheck(check);
        } else if (!passed && event.hasCheckPassed()) {
            var check = event.getCheckPassed().getCheck();
            event.getCheckFailedBuilder().setCheck(check);
        }
    }

    /** Everything in the event that a correction could change; of a correction, what it says. */
    public static Correction valuesOf(IncidentEvent event) {
        if (event.hasEntryCorrected()) {
            return event.getEntryCorrected().getCorrection();
        }
        var values = Correction.newBuilder()
                .setOccurredAt(
                        Moment.newBuilder().setAt(event.getOccurredAt()).setPrecision(event.getOccurredAtPrecision()));
        for (var field : Correction.getDescriptor().getFields()) {
            var path = place(field, event);
            if (path.isPresent()) {
                var value = value((Message) event.getField(fact(event)), path.get());
                if (value != null) {
                    values.setField(field, value);
                }
            }
        }
        if (event.hasCheckPassed() || event.hasCheckFailed()) {
            values.setPassed(event.hasCheckPassed());
        }
        return values.build();
    }

    private static Optional<String> place(FieldDescriptor field, IncidentEvent event) {
        return Optional.ofNullable(
                PLACES.getOrDefault(field.getName(), Map.of()).get(event.getFactCase()));
    }

    private static FieldDescriptor fact(IncidentEvent event) {
        return IncidentEvent.getDescriptor()
                .findFieldByNumber(event.getFactCase().getNumber());
    }

    private static void set(Message.Builder fact, String path, Object value) {
        var names = path.split("\\.", 2);
        var field = fact.getDescriptorForType().findFieldByName(names[0]);
        if (names.length == 1) {
            fact.setField(field, value);
        } else {
            set(fact.getFieldBuilder(field), names[1], value);
        }
    }

    private static @Nullable Object value(Message fact, String path) {
        var names = path.split("\\.", 2);
        var field = fact.getDescriptorForType().findFieldByName(names[0]);
        if (names.length == 2) {
            return value((Message) fact.getField(field), names[1]);
        }
        return field.hasPresence() && !fact.hasField(field) ? null : fact.getField(field);
    }

    private static Map<FactCase, String> texts() {
        var texts = new EnumMap<FactCase, String>(FactCase.class);
        Arrays.stream(FactCase.values())
                .filter(fact -> fact != FactCase.FACT_NOT_SET && !ABOUT_ENTRIES.contains(fact))
                .forEach(fact -> text(fact).ifPresent(path -> texts.put(fact, path)));
        return texts;
    }

    private static Optional<String> text(FactCase fact) {
        var type = IncidentEvent.getDescriptor()
                .findFieldByNumber(fact.getNumber())
                .getMessageType();
        if (type.findFieldByName("check") != null) {
            return Optional.of("check.text");
        }
        return TEXTS.stream()
                .filter(name -> {
                    var field = type.findFieldByName(name);
                    return field != null && field.getJavaType() == FieldDescriptor.JavaType.STRING;
                })
                .findFirst();
    }

    private static Map<FactCase, String> systems() {
        var systems = new HashMap<FactCase, String>();
        Stream.of(
                        FactCase.REPORT_ADDED,
                        FactCase.NOTE_TAKEN,
                        FactCase.FIX_DEPLOYMENT_REQUESTED,
                        FactCase.FIX_DEPLOYMENT_STARTED,
                        FactCase.REGRESSION_REPORTED)
                .forEach(fact -> systems.put(fact, "system"));
        Stream.of(FactCase.CHECK_PASSED, FactCase.CHECK_FAILED).forEach(fact -> systems.put(fact, "check.system"));
        Stream.of(FactCase.IMPACT_STARTED, FactCase.IMPACT_CHANGED, FactCase.IMPACT_ENDED)
                .forEach(fact -> systems.put(fact, "target.system"));
        return systems;
    }

    private static Map<FactCase, String> environments() {
        var environments = new HashMap<FactCase, String>();
        Stream.of(
                        FactCase.FIX_DEPLOYMENT_REQUESTED,
                        FactCase.FIX_DEPLOYMENT_STARTED,
                        FactCase.FIX_DEPLOYED,
                        FactCase.FIX_DEPLOYMENT_PARTIAL,
                        FactCase.FIX_DEPLOYMENT_FAILED,
                        FactCase.FIX_VERIFIED,
                        FactCase.FIX_REJECTED)
                .forEach(fact -> environments.put(fact, "environment"));
        Stream.of(FactCase.CHECK_PASSED, FactCase.CHECK_FAILED)
                .forEach(fact -> environments.put(fact, "check.environment"));
        return environments;
    }
}
