package mayday.warroom.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this door itself refuses or cannot do. The code is the stable part; the detail is for people.
 *
 * @param retryAfterSeconds when asking again may help; 0: not said
 */
public record Problem(ProblemCode code, String detail, int retryAfterSeconds) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, 0);
    }

    public Problem retryAfter(int seconds) {
        return new Problem(code, detail, seconds);
    }

    /** Answers with this problem. Nothing may have been written before. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(code.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (retryAfterSeconds > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
        var json = json(traceOf(request)).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(json.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(json);
        }
    }

    String json(String traceId) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:mayday:problem:" + code.code());
        members.put("title", code.title());
        members.put("status", code.status().value());
        members.put("detail", detail);
        members.put("code", code.code());
        members.put("errors", List.of());
        members.put("traceId", traceId);
        return JSON.writeValueAsString(members);
    }

    private static String traceOf(HttpServletRequest request) {
        var header = request.getHeader("traceparent");
        var traceparent = TRACEPARENT.matcher(header == null ? "" : header);
        return traceparent.matches()
                ? traceparent.group(1)
                : UUID.randomUUID().toString().replace("-", "");
    }
}
