package mayday.endtoend.running;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a door answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** One header, or nothing. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
