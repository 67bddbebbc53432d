package mayday.timeline.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One address for one thing: a path with tricks in it is refused before anybody interprets it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StrictPaths implements Filter {

    private static final Pattern TRICK =
            Pattern.compile("//|;|\\\\|/\\.{1,2}(/|$)|%(2e|2f|5c|00|25|3b|0d|0a)", Pattern.CASE_INSENSITIVE);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        if (TRICK.matcher(http.getRequestURI()).find()) {
            refuse(http, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var code = ProblemCode.MALFORMED_PATH;
        response.setStatus(code.status().value());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream()
                .write(Problem.of(code, code.title(), null, request.getHeader("traceparent"))
                        .json());
    }
}
