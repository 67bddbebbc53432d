package mayday.standalone.incidentfile;

import java.util.Map;

/**
 * One request to Mayday's command doors.
 *
 * @param name as in the path, such as {@code start-impact}; {@link #REPORT} opens the incident
 * @param body the fields to send, as JSON would hold them
 */
public record Command(String name, Map<String, Object> body) {

    public static final String REPORT = "report-incident";
}
