package mayday.warroom.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import mayday.warroom.problem.Problem;
import mayday.warroom.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Pages from elsewhere may not change anything here.
 *
 * <p>Browsers say where a request comes from; curl and services do not, and are no danger in this respect.
 */
final class SameOrigin {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FROM_HERE = Set.of("same-origin", "none");

    private static final Problem FOREIGN = Problem.of(
            ProblemCode.FOREIGN_ORIGIN,
            "Requests that change something must come from this server's own pages, or not from a browser.");

    static Optional<Problem> refusal(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return Optional.empty();
        }
        var here = saysHere(request.getHeader("Sec-Fetch-Site"))
                && comesFrom(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST));
        return here ? Optional.empty() : Optional.of(FOREIGN);
    }

    private static boolean saysHere(@Nullable String site) {
        return site == null || FROM_HERE.contains(site);
    }

    private static boolean comesFrom(@Nullable String origin, @Nullable String host) {
        return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    private SameOrigin() {}
}
