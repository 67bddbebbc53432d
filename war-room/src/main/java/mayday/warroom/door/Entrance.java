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
import mayday.warroom.problem.ProblemCode;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What every request passes first: safety headers go on, and whoever must not come in is turned away. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Entrance implements Filter {

    private static final Problem NOT_READY = Problem.of(
                    ProblemCode.NOT_READY, "This server is starting or about to stop. Nothing was done.")
            .retryAfter(1);

    private final KnownHosts knownHosts;
    private final ApplicationAvailability availability;

    Entrance(DoorProperties door, ApplicationAvailability availability) {
        this.knownHosts = new KnownHosts(door.allowedHosts());
        this.availability = availability;
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
        return knownHosts
                .refusal(request)
                .or(() -> FewHeaders.refusal(request))
                .or(() -> PlainPaths.refusal(request))
                .or(() -> SameOrigin.refusal(request))
                .or(this::notReady);
    }

    // The port opens a moment before everything behind it is in place.
    private Optional<Problem> notReady() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                ? Optional.empty()
                : Optional.of(NOT_READY);
    }
}
