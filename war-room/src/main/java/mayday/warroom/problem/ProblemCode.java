package mayday.warroom.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every refusal of this door itself; the name in lower case is the stable {@code code}. */
public enum ProblemCode {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    MALFORMED_PATH(HttpStatus.BAD_REQUEST, "The address cannot be read"),
    FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, "A page from elsewhere may not do this"),
    UNKNOWN_PATH(HttpStatus.NOT_FOUND, "Nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not that way"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNKNOWN_HOST(HttpStatus.MISDIRECTED_REQUEST, "Unknown host name"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something broke here"),
    NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "Not one of this server"),
    UPSTREAM_BROKEN_OFF(HttpStatus.BAD_GATEWAY, "The answer broke off"),
    UPSTREAM_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service does not answer"),
    NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "Not ready"),
    TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "Too many live streams"),
    UPSTREAM_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "The service is too slow");

    private final HttpStatus status;
    private final String title;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
