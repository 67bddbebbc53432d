package mayday.command.rest.request;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import mayday.command.door.Received;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Reads a {@link Call} for each controller method that takes one. */
final class CallReader implements HandlerMethodArgumentResolver {

    private final CallReading reading;

    CallReader(CallReading reading) {
        this.reading = reading;
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
        Query.of(request, Set.of());
        return reading.read(received(request), body);
    }

    private static Received received(HttpServletRequest request) {
        return new Received(
                "rest",
                String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)),
                IncidentInPath.reference(request),
                name -> Collections.list(request.getHeaders(name)),
                () -> Body.read(request));
    }
}
