package mayday.command.door;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What a door itself refuses. The lower-case name is the public code; {@code docs/errors.md} explains each. */
public enum DoorCode {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST),
    MALFORMED_PATH(HttpStatus.BAD_REQUEST),
    MALFORMED_ID(HttpStatus.BAD_REQUEST),
    MALFORMED_PARAMETER(HttpStatus.BAD_REQUEST),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST),
    REPEATED_PARAMETER(HttpStatus.BAD_REQUEST),
    MALFORMED_HEADER(HttpStatus.BAD_REQUEST),
    EMPTY_BODY(HttpStatus.BAD_REQUEST),
    INCOMPLETE_BODY(HttpStatus.BAD_REQUEST),
    MALFORMED_ENCODING(HttpStatus.BAD_REQUEST),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST),
    DUPLICATE_FIELD(HttpStatus.BAD_REQUEST),
    NESTED_TOO_DEEPLY(HttpStatus.BAD_REQUEST),
    MALFORMED_TIME(HttpStatus.BAD_REQUEST),
    UNKNOWN_PATH(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    UNKNOWN_FIELD(HttpStatus.UNPROCESSABLE_CONTENT),
    MISSING_FIELD(HttpStatus.UNPROCESSABLE_CONTENT),
    WRONG_TYPE(HttpStatus.UNPROCESSABLE_CONTENT),
    INVALID_VALUE(HttpStatus.UNPROCESSABLE_CONTENT),
    INVALID_TEXT(HttpStatus.UNPROCESSABLE_CONTENT),
    TEXT_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_ITEMS(HttpStatus.UNPROCESSABLE_CONTENT),
    NUMBER_OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT),
    INVALID_TIME(HttpStatus.UNPROCESSABLE_CONTENT),
    OCCURRED_IN_FUTURE(HttpStatus.UNPROCESSABLE_CONTENT),
    OCCURRED_TOO_EARLY(HttpStatus.UNPROCESSABLE_CONTENT),
    PLANNED_TOO_LATE(HttpStatus.UNPROCESSABLE_CONTENT),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
    NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED),
    SHUTTING_DOWN(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    DoorCode(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
