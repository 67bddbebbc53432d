package mayday.standalone.incidentfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One request to Mayday's command doors.
 *
 * @param name as in the path, such as {@code start-impact}; {@link #REPORT} opens the incident
 * @param body the fields to send, as JSON would hold them
 */
public record Command(String name, Map<String, Object> body) {

    public static final String REPORT = "report-incident";

    private static final Set<String> MEASURED = Set.of(REPORT, "start-impact", "end-impact", "mitigate", "resolve");

    /** Whether it is sent for its instant: without that it would be another figure. */
    public boolean isMeasured() {
        return MEASURED.contains(name);
    }

    /** The same at a time nobody knows, told beside {@code neighbor}. */
    public Command untimed(Command neighbor) {
        var untimed = new LinkedHashMap<>(body);
        untimed.remove("changedAt");
        untimed.remove("changedAtPrecision");
        untimed.remove("occurredAt");
        if (neighbor.body.containsKey("occurredAt")) {
            untimed.put("occurredAt", neighbor.body.get("occurredAt"));
        }
        untimed.put("occurredAtPrecision", Precision.UNKNOWN.name());
        return new Command(name, untimed);
    }
}
