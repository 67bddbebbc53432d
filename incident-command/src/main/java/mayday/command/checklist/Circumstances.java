package mayday.command.checklist;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import mayday.command.incident.ChecklistItem.Condition;
import mayday.incident.v1.IncidentEvent;
import mayday.incident.v1.IncidentMode;
import mayday.incident.v1.Severity;
import mayday.incident.v1.Strategy;

/** What holds of an incident now, as far as items may ask for it. */
record Circumstances(Strategy strategy, Severity severity, IncidentMode mode) {

    private static final Map<String, com.google.protobuf.Descriptors.EnumDescriptor> FIELDS = Map.of(
            "strategy", Strategy.getDescriptor(),
            "severity", Severity.getDescriptor(),
            "mode", IncidentMode.getDescriptor());

    static Circumstances unknown() {
        return new Circumstances(
                Strategy.STRATEGY_UNSPECIFIED, Severity.SEVERITY_UNSPECIFIED, IncidentMode.INCIDENT_MODE_UNSPECIFIED);
    }

    /** What is wrong with it, as the end of a sentence about its item. */
    static Optional<String> fault(Condition condition) {
        var type = FIELDS.get(condition.field());
        return type == null
                ? Optional.of("matters only when %s; that can be %s"
                        .formatted(condition, String.join(", ", new TreeSet<>(FIELDS.keySet()))))
                : Facts.unknown(type, condition);
    }

    Circumstances after(IncidentEvent event) {
        if (event.hasReported()) {
            var reported = event.getReported();
            return new Circumstances(strategy, reported.getSeverity(), reported.getMode());
        }
        if (event.hasSeverityChanged()) {
            return new Circumstances(strategy, event.getSeverityChanged().getTo(), mode);
        }
        if (event.hasReopened()) {
            // A new try needs a choice of its own.
            return new Circumstances(Strategy.STRATEGY_UNSPECIFIED, severity, mode);
        }
        return event.hasStrategyChosen()
                ? new Circumstances(event.getStrategyChosen().getStrategy(), severity, mode)
                : this;
    }

    boolean fulfills(Condition condition) {
        var value = switch (condition.field()) {
            case "strategy" -> strategy;
            case "severity" -> severity;
            default -> mode;
        };
        return value.name().endsWith("_" + condition.value());
    }
}
