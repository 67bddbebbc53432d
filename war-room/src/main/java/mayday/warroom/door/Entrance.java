package mayday.warroom.door;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mayday.warroom.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What every request passes first: safety headers go on, and whoever must not come in is turned away. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Entrance implements Filter {

    private final KnownHosts knownHosts;

    Entrance(DoorProperties door) {
        this.knownHosts = new KnownHosts(door.allowedHosts());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        SafetyHeaders.putOn(answer);
        var refusal = refusal(asked);
        if (refusal.isPresent()) {
            refusal.get().answer(asked, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Problem> refusal(HttpServletRequest request) {
        return knownHosts.refusal(request).or(() -> PlainPaths.refusal(request)).or(() -> SameOrigin.refusal(request));
    }
}
