package mayday.warroom.door;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import mayday.warroom.problem.Problem;
import mayday.warroom.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is answered when nothing else could: a plain page to people, Problem Details to programs. */
@Controller
class FaultController implements ErrorController {

    private static final Problem FORM_TOO_LARGE =
            Problem.of(ProblemCode.BODY_TOO_LARGE, "A form may have 256 KiB at most.");

    @RequestMapping("/error")
    @Nullable
    ModelAndView fault(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = statusOf(request);
        var problem = status == HttpStatus.CONTENT_TOO_LARGE && !isOfTheApi(request) ? FORM_TOO_LARGE : problem(status);
        if (!wantsPage(request)) {
            problem.answer(request, response);
            return null;
        }
        return new ModelAndView(
                "fault", Map.of("problem", problem), problem.code().status());
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !isOfTheApi(request) && accept != null && accept.contains("text/html");
    }

    private static boolean isOfTheApi(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && uri.startsWith("/api");
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
        var known = HttpStatus.resolve(code);
        return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    static Problem problem(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(ProblemCode.UNKNOWN_PATH, "There is no page at this address.");
            case METHOD_NOT_ALLOWED ->
                Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "This address does not take that method.");
            case CONTENT_TOO_LARGE -> Problem.of(ProblemCode.BODY_TOO_LARGE, "A body may have 1 MiB at most.");
            case REQUEST_HEADER_FIELDS_TOO_LARGE ->
                Problem.of(ProblemCode.HEADERS_TOO_LARGE, "Headers may have 16 KiB at most.");
            case NOT_IMPLEMENTED ->
                Problem.of(ProblemCode.NOT_IMPLEMENTED, "The method or transfer encoding is not one of this server.");
            default -> unnamed(status);
        };
    }

    private static Problem unnamed(HttpStatus status) {
        return status.is4xxClientError()
                ? Problem.of(ProblemCode.MALFORMED_REQUEST, "It is not well-formed HTTP.")
                : Problem.of(ProblemCode.INTERNAL_ERROR, "The fault is ours and is in the log.");
    }
}
