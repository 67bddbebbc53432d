package mayday.warroom.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import mayday.warroom.problem.Problem;
import mayday.warroom.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Lets in only paths that every reader along the way reads alike: no dots, doubles, parameters or hidden slashes. */
final class PlainPaths {

    private static final Pattern TRICK =
            Pattern.compile("//|;|\\\\|/\\.{1,2}(/|$)|%(25)*(2e|2f|5c|00|0a|0d|3b)|%25", Pattern.CASE_INSENSITIVE);

    private static final Problem MALFORMED = Problem.of(
            ProblemCode.MALFORMED_PATH,
            "Paths have single slashes and no dots, semicolons or encoded slashes; queries are percent-encoded.");

    static Optional<Problem> refusal(HttpServletRequest request) {
        var path = request.getRequestURI();
        return TRICK.matcher(path).find() || !readable(path, request.getQueryString())
                ? Optional.of(MALFORMED)
                : Optional.empty();
    }

    private static boolean readable(String path, @Nullable String query) {
        try {
            var _ = new URI(query == null ? path : path + "?" + query);
            return true;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private PlainPaths() {}
}
