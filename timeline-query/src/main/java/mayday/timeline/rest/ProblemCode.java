package mayday.timeline.rest;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every refusal there is; the name in lower case is the stable {@code code}. */
public enum ProblemCode {
    MALFORMED_ID(HttpStatus.BAD_REQUEST, "Not an incident id"),
    MALFORMED_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter cannot be read"),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "There is no such parameter"),
    REPEATED_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is given more than once"),
    INVALID_PAGE_TOKEN(HttpStatus.BAD_REQUEST, "The page token was not issued for this question"),
    MALFORMED_PATH(HttpStatus.BAD_REQUEST, "The path is not in its plain form"),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    UNKNOWN_INCIDENT(HttpStatus.NOT_FOUND, "No such incident"),
    OUTDATED_PAGE_TOKEN(HttpStatus.GONE, "What the pages show was put right"),
    UNKNOWN_PATH(HttpStatus.NOT_FOUND, "Nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not with this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not in this form"),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
    TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "Too many live streams"),
    REBUILDING(HttpStatus.SERVICE_UNAVAILABLE, "The projections are being rebuilt"),
    STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database is not available"),
    PROJECTION_BEHIND(HttpStatus.GATEWAY_TIMEOUT, "Not projected yet"),
    NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "Not one of this server"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "An error of ours");

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
