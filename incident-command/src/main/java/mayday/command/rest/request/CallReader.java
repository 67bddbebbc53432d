package mayday.command.rest.request;

import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import mayday.command.incident.Actor;
import mayday.command.incident.IncidentId;
import mayday.command.incident.Provenance;
import mayday.command.rest.problem.DoorCode;
import mayday.command.rest.problem.DoorRefusal;
import mayday.command.rest.problem.Trace;
import mayday.command.store.IdempotencyKey;
import mayday.command.store.KnownIncident;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a {@link Call} for each controller method that takes one. The clock is read and ids are made here. */
final class CallReader implements HandlerMethodArgumentResolver {

    private static final Set<String> COMMON_FIELDS = Set.of("occurredAt", "occurredAtPrecision");

    private final IncidentInPath incidents;
    private final JsonBinding binding;
    private final Clock clock;

    CallReader(IncidentInPath incidents, Clock clock) {
        this.incidents = incidents;
        this.binding = new JsonBinding(clock);
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Call.class;
    }

    @Override
    public Call<?> resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var request = requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        var body = requireNonNull(
                ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve());
        return read(request, body);
    }

    private <B> Call<B> read(HttpServletRequest request, Class<B> type) throws IOException {
        Query.of(request, Set.of());
        var actor = Actors.of(request);
        var version = Headers.expectedVersion(request).orElse(null);
        var provenance = provenance(request, actor);
        var known = incidents.find(request).map(KnownIncident::id);
        if (known.isEmpty() && version != null) {
            throw Headers.malformed("If-Match cannot go with a report: there is no version yet.");
        }
        var json = object(StrictJson.read(Body.read(request)));
        var idempotency = idempotency(provenance, fingerprint(request, known, json, version));
        var when = binding.bind(part(json, true), Occurred.class).moment(clock);
        var body = binding.bind(part(json, false), type);
        var id = known.orElseGet(() -> new IncidentId(UuidCreator.getTimeOrderedEpoch()));
        return new Call<>(new Subject(id, when, actor), body, provenance, version, idempotency);
    }

    private static Provenance provenance(HttpServletRequest request, Actor actor) {
        return new Provenance(
                actor,
                "rest",
                Headers.correlationId(request),
                null,
                Headers.idempotencyKey(request).orElse(null),
                Trace.parent(request).orElse(null));
    }

    /** The path counts with the incident's one id, so that both of its names make the same request. */
    private static String fingerprint(
            HttpServletRequest request, Optional<IncidentId> incident, JsonNode json, @Nullable Integer version) {
        var pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        var path =
                incident.map(id -> pattern.replace("{incident}", id.toString())).orElse(pattern);
        return Fingerprint.of(request.getMethod(), path, json, version);
    }

    private static @Nullable IdempotencyKey idempotency(Provenance provenance, String fingerprint) {
        var key = provenance.idempotencyKey();
        return key == null ? null : new IdempotencyKey(provenance.actor().id(), key, fingerprint);
    }

    /** Either the two fields that every command takes, or the command's own. */
    private static ObjectNode part(ObjectNode json, boolean common) {
        return common ? json.deepCopy().retain(COMMON_FIELDS) : json.deepCopy().without(COMMON_FIELDS);
    }

    private static ObjectNode object(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw DoorRefusal.at(DoorCode.WRONG_TYPE, "", "Must be an object.");
    }
}
