package mayday.command.checklist;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mayday.command.incident.ChecklistItem.Condition;
import mayday.command.incident.ChecklistItem.Trigger;
import mayday.incident.v1.IncidentEvent;
import org.jspecify.annotations.Nullable;

/** The public facts by name and field, read from the contract, so that a new fact can be named as soon as it exists. */
final class Facts {

    private static final OneofDescriptor FACT = IncidentEvent.getDescriptor().getOneofs().stream()
            .filter(oneof -> oneof.getName().equals("fact"))
            .findFirst()
            .orElseThrow();

    private Facts() {}

    /** What is wrong with it, as the end of a sentence about its item. */
    static Optional<String> fault(Trigger trigger) {
        var fact = FACT.getFields().stream()
                .filter(field -> field.getName().equals(trigger.fact()))
                .findFirst();
        if (fact.isEmpty()) {
            return Optional.of(
                    "is ticked by %s, which is no fact; docs/events.md lists them".formatted(trigger.fact()));
        }
        return trigger.where() == null ? Optional.empty() : fault(trigger, trigger.where(), fact.get());
    }

    private static Optional<String> fault(Trigger trigger, Condition where, FieldDescriptor fact) {
        @Nullable FieldDescriptor field = fact;
        for (var name : path(where)) {
            field = field == null ? null : field(field, name);
        }
        if (field == null || field.getJavaType() == JavaType.MESSAGE) {
            return Optional.of("asks %s for %s, which it does not say".formatted(trigger.fact(), where.field()));
        }
        return switch (field.getJavaType()) {
            case ENUM -> unknown(field.getEnumType(), where);
            case BOOLEAN ->
                List.of("true", "false").contains(where.value())
                        ? Optional.empty()
                        : Optional.of("asks for %s; it is true or false".formatted(where));
            default -> Optional.empty();
        };
    }

    /** The value among those of the contract, without their prefix. */
    static Optional<String> unknown(EnumDescriptor type, Condition where) {
        var known = type.getValues().stream()
                .map(Facts::word)
                .filter(word -> !word.equals("UNSPECIFIED"))
                .toList();
        return known.contains(where.value())
                ? Optional.empty()
                : Optional.of("asks for %s; it is one of %s".formatted(where, String.join(", ", known)));
    }

    static boolean matches(Trigger trigger, IncidentEvent event) {
        var fact = event.getOneofFieldDescriptor(FACT);
        return fact != null
                && fact.getName().equals(trigger.fact())
                && (trigger.where() == null
                        || trigger.where().value().equalsIgnoreCase(said(event, fact, trigger.where())));
    }

    static String name(IncidentEvent event) {
        var fact = event.getOneofFieldDescriptor(FACT);
        return fact == null ? "" : fact.getName();
    }

    private static String said(IncidentEvent event, FieldDescriptor fact, Condition where) {
        Object value = event.getField(fact);
        for (var name : path(where)) {
            if (!(value instanceof Message message)) {
                return "";
            }
            var field = message.getDescriptorForType().findFieldByName(name);
            value = field == null ? "" : message.getField(field);
        }
        return value instanceof EnumValueDescriptor constant ? word(constant) : value.toString();
    }

    private static @Nullable FieldDescriptor field(FieldDescriptor of, String name) {
        if (of.getJavaType() != JavaType.MESSAGE) {
            return null;
        }
        var field = of.getMessageType().findFieldByName(name);
        return field == null || field.isRepeated() ? null : field;
    }

    private static List<String> path(Condition where) {
        return List.of(where.field().split("\\."));
    }

    /** {@code STRATEGY_HOTFIX} of {@code Strategy} is {@code HOTFIX}. */
    private static String word(EnumValueDescriptor constant) {
        var type =
                constant.getType().getName().replaceAll("(?<!^)([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return constant.getName().substring(type.length() + 1);
    }
}
