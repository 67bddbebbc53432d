package mayday.warroom.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import mayday.warroom.problem.Problem;
import mayday.warroom.problem.ProblemCode;

/** Lets in no more headers than the services behind it do. */
final class FewHeaders {

    private static final int MOST = 100;

    /** More than the door lets in, so that the door and not the server says what was wrong. */
    static final int READABLE = 1000;

    private static final Problem TOO_MANY =
            Problem.of(ProblemCode.HEADERS_TOO_LARGE, "There may be at most %d headers.".formatted(MOST));

    static Optional<Problem> refusal(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaderNames()).stream()
                .mapToInt(name -> Collections.list(request.getHeaders(name)).size())
                .sum();
        return headers > MOST ? Optional.of(TOO_MANY) : Optional.empty();
    }

    private FewHeaders() {}
}
