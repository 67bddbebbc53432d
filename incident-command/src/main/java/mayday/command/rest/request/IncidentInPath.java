package mayday.command.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import mayday.command.store.IncidentDirectory;
import mayday.command.store.KnownIncident;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** The incident that {@code {incident}} in the path names, by either of its names. */
final class IncidentInPath implements HandlerMethodArgumentResolver {

    private static final String VARIABLE = "incident";

    private final IncidentDirectory directory;

    IncidentInPath(IncidentDirectory directory) {
        this.directory = directory;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == KnownIncident.class;
    }

    @Override
    public KnownIncident resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        return Optional.ofNullable(webRequest.getNativeRequest(HttpServletRequest.class))
                .flatMap(IncidentInPath::reference)
                .map(directory::require)
                .orElseThrow(() -> new IllegalStateException(parameter + " needs {incident} in its path"));
    }

    /** Absent where the path names none, as for a report. */
    static Optional<String> reference(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(VARIABLE) instanceof String reference
                ? Optional.of(reference)
                : Optional.empty();
    }
}
