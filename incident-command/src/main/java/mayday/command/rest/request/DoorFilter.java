package mayday.command.rest.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import mayday.command.rest.problem.ProblemWriter;
import mayday.command.rest.problem.SecurityHeaders;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first of our code that sees a request: it lets only plain paths, sparing headers and unambiguous queries in, so
 * that nothing behind it has to ask what a path "really" means.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DoorFilter extends OncePerRequestFilter {

    private static final int LONGEST_URI = 8 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final Pattern PLAIN_SEGMENT = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]+");

    private final ProblemWriter problems;

    DoorFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityHeaders.set(response);
        try {
            refuseLongUri(request);
            refuseLargeHeaders(request);
            refuseTrickyPath(request);
        } catch (DoorRefusal refusal) {
            problems.write(request, response, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void refuseLongUri(HttpServletRequest request) {
        var query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST_URI) {
            throw new DoorRefusal(DoorCode.URI_TOO_LONG, "A path with its query may be at most 8 KiB long.");
        }
    }

    private static void refuseLargeHeaders(HttpServletRequest request) {
        int count = 0;
        int size = 0;
        for (var name : Collections.list(request.getHeaderNames())) {
            for (var value : Collections.list(request.getHeaders(name))) {
                count++;
                size += name.length() + value.length();
            }
        }
        if (count > MOST_HEADERS || size > LARGEST_HEADERS) {
            throw new DoorRefusal(
                    DoorCode.HEADERS_TOO_LARGE,
                    "There may be at most %d headers of 16 KiB together.".formatted(MOST_HEADERS));
        }
    }

    private static void refuseTrickyPath(HttpServletRequest request) {
        var path = request.getRequestURI();
        var segments = List.of(path.split("/", -1));
        // An empty one in front of the first slash is right, and one after the last: that is another path, not a trick.
        var inner = segments.subList(1, path.endsWith("/") ? segments.size() - 1 : segments.size());
        if (!inner.stream().allMatch(segment -> PLAIN_SEGMENT.matcher(segment).matches())) {
            throw new DoorRefusal(
                    DoorCode.MALFORMED_PATH,
                    "A path holds letters, digits and . _ ~ - between single slashes, and no escapes.");
        }
    }
}
