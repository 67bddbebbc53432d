package mayday.warroom.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.net.URI;
import mayday.warroom.peers.PeersProperties;
import mayday.warroom.problem.Problem;
import mayday.warroom.problem.ProblemCode;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Which service owns which API path. The order matters: the first match wins. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    RouterFunction<ServerResponse> apiRoutes(PeersProperties peers) {
        var command = peers.incidentCommandUrl();
        var query = peers.timelineQueryUrl();
        var postmortem = peers.postmortemServiceUrl();
        return openApi("incident-command", command)
                .and(openApi("timeline-query", query))
                .and(openApi("postmortem-service", postmortem))
                .and(owned("postmortems", path("/api/v1/postmortems/**"), postmortem))
                .and(owned("log", reading("/api/v1/incidents/{id}/events"), command))
                .and(owned("verification", reading("/api/v1/incidents/{id}/verification"), command))
                .and(owned("advice", reading("/api/v1/incidents/{id}/strategy-advice"), command))
                .and(owned("checklist", reading("/api/v1/incidents/{id}/checklist"), command))
                .and(owned("questions", reading("/api/v1/incidents/**"), query))
                // Nothing can be commanded there: who answers there says so.
                .and(owned(
                        "only-questions",
                        path("/api/v1/incidents/{id}")
                                .or(path("/api/v1/incidents/{id}/timeline/**"))
                                .or(path("/api/v1/incidents/{id}/metrics")),
                        query))
                .and(owned("general-advice", path("/api/v1/strategy-advice"), command))
                .and(owned("last-good-build", path("/api/v1/systems/{system}/last-good-build"), command))
                .and(owned("commands", path("/api/v1/incidents/**"), command))
                .and(nothingElse());
    }

    @Bean
    ProxyExchange upstreamExchange(PeersProperties peers) {
        return new UpstreamExchange(peers);
    }

    private static RouterFunction<ServerResponse> owned(String name, RequestPredicate paths, URI owner) {
        return route(name).route(paths, http()).before(uri(owner)).build();
    }

    private static RequestPredicate reading(String pattern) {
        return methods(HttpMethod.GET, HttpMethod.HEAD).and(path(pattern));
    }

    private static RouterFunction<ServerResponse> openApi(String service, URI owner) {
        return route("openapi-" + service)
                .GET("/api/v1/openapi/" + service + ".yaml", http())
                .before(setPath("/openapi.yaml"))
                .before(uri(owner))
                .build();
    }

    private static RouterFunction<ServerResponse> nothingElse() {
        var unknown = Problem.of(ProblemCode.UNKNOWN_PATH, "There is nothing at this path of the API.");
        return route("nothing-else")
                .route(path("/api").or(path("/api/**")), _ -> new ProblemResponse(unknown))
                .build();
    }
}
