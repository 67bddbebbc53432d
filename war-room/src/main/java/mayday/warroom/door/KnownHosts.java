package mayday.warroom.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mayday.warroom.problem.Problem;
import mayday.warroom.problem.ProblemCode;
import org.springframework.http.HttpHeaders;

/**
 * Answers only to the host names it is told.
 *
 * <p>A page from elsewhere can point its own name at this machine and then counts as the same origin; but its name still
 * stands in the Host header.
 */
final class KnownHosts {

    private static final Problem UNKNOWN_HOST = Problem.of(
            ProblemCode.UNKNOWN_HOST, "This server answers only to the host names in mayday.war-room.allowed-hosts.");

    private final Set<String> names;

    KnownHosts(Collection<String> names) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    Optional<Problem> refusal(HttpServletRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        return host != null && names.contains(withoutPort(host)) ? Optional.empty() : Optional.of(UNKNOWN_HOST);
    }

    private static String withoutPort(String host) {
        var bracket = host.lastIndexOf(']');
        var colon = host.indexOf(':', bracket + 1);
        return (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
    }
}
