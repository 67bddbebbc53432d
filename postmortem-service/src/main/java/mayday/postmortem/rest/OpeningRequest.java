package mayday.postmortem.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request to open a post-mortem, read strictly: {@code {"incident": "INC-42"}}. */
record OpeningRequest(IncidentAddress incident) {

    private static final int LARGEST_BODY = 1024 * 1024;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws Refusal where it is anything else */
    static OpeningRequest read(HttpServletRequest request) throws IOException {
        requirePlainJson(request);
        if (request.getContentLengthLong() > LARGEST_BODY) {
            throw tooLarge();
        }
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw tooLarge();
        }
        return of(json(body));
    }

    private static OpeningRequest of(JsonNode json) {
        if (!json.isObject()) {
            throw new Refusal(ProblemCode.INVALID_FIELD, "The body is an object with the field incident.");
        }
        for (var name : json.propertyNames()) {
            if (!name.equals("incident")) {
                throw new Refusal(ProblemCode.UNKNOWN_FIELD, "The body has the field incident and no other.");
            }
        }
        if (!json.path("incident").isString()) {
            throw Refusal.ofField(ProblemCode.INVALID_FIELD, "/incident", "incident is a text: a UUID or INC-n.");
        }
        return new OpeningRequest(IncidentAddress.of(json.path("incident").stringValue()));
    }

    private static JsonNode json(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            if (body.length > 2 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB) {
                throw new Refusal(ProblemCode.MALFORMED_JSON, "The body starts with a byte order mark.");
            }
            var json = STRICT.readTree(body);
            if (json == null || json.isMissingNode()) {
                throw new Refusal(ProblemCode.MALFORMED_JSON, "The body is empty.");
            }
            return json;
        } catch (CharacterCodingException | JacksonException malformed) {
            throw new Refusal(ProblemCode.MALFORMED_JSON, "The body is not JSON in UTF-8.");
        }
    }

    private static void requirePlainJson(HttpServletRequest request) {
        var type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
        var charset = type.getParameter("charset");
        boolean utf8 = charset == null
                || charset.replace("\"", "").toLowerCase(Locale.ROOT).equals("utf-8");
        if (!utf8 || request.getHeader("Content-Encoding") != null) {
            throw new Refusal(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The body is plain JSON in UTF-8.");
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(ProblemCode.BODY_TOO_LARGE, "A body is at most 1 MiB.");
    }
}
