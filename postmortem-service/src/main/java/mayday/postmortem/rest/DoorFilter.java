package mayday.postmortem.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns away what is no plain request before anything interprets it: tricks in the path, outsized heads. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DoorFilter implements Filter {

    private static final int LONGEST_ADDRESS = 8 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    /** Parameters of path segments, empty and dot segments, and anything escaped that needs no escaping here. */
    private static final Pattern TRICK = Pattern.compile(";|//|\\\\|%|(^|/)\\.{1,2}(/|$)");

    private final JsonMapper json;

    DoorFilter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var code = refusal(http);
        if (code == null) {
            chain.doFilter(request, response);
        } else {
            refuse(code, http, (HttpServletResponse) response);
        }
    }

    private static @Nullable ProblemCode refusal(HttpServletRequest request) {
        int query =
                request.getQueryString() == null ? 0 : request.getQueryString().length();
        if (request.getRequestURI().length() + query > LONGEST_ADDRESS) {
            return ProblemCode.URI_TOO_LONG;
        }
        if (TRICK.matcher(request.getRequestURI()).find()) {
            return ProblemCode.MALFORMED_PATH;
        }
        return headersFit(request) ? null : ProblemCode.HEADERS_TOO_LARGE;
    }

    private static boolean headersFit(HttpServletRequest request) {
        var count = 0;
        var size = 0;
        for (var name : Collections.list(request.getHeaderNames())) {
            for (var value : Collections.list(request.getHeaders(name))) {
                count++;
                size += name.length() + value.length();
            }
        }
        return count <= MOST_HEADERS && size <= LARGEST_HEADERS;
    }

    private void refuse(ProblemCode code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(code.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsBytes(Problems.of(code, code.title() + ".", List.of(), request)));
    }
}
