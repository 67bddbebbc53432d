package mayday.postmortem.rest;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every refusal of this door, with its stable code. */
enum ProblemCode {
    MALFORMED_ID(HttpStatus.BAD_REQUEST, "Neither a UUID nor INC-n"),
    MALFORMED_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter cannot be read"),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter that this address does not have"),
    MALFORMED_PATH(HttpStatus.BAD_REQUEST, "The path is not in its plain form"),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not JSON"),
    UNKNOWN_INCIDENT(HttpStatus.NOT_FOUND, "No such incident"),
    NO_POSTMORTEM(HttpStatus.NOT_FOUND, "The incident has no post-mortem yet"),
    UNKNOWN_PATH(HttpStatus.NOT_FOUND, "Nothing at this address"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not a method of this address"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No such representation"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not a media type of this address"),
    UNKNOWN_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "A field that this request does not have"),
    INVALID_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "A field is missing or not acceptable"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Too many or too large headers"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something is broken here"),
    STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
    PROJECTION_BEHIND(HttpStatus.GATEWAY_TIMEOUT, "The version asked for has not arrived yet");

    private final HttpStatus status;
    private final String title;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The stable code as callers see it, such as {@code unknown_incident}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    URI type() {
        return URI.create("urn:mayday:problem:" + code());
    }
}
