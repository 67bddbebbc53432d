package mayday.timeline.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** A parameter that nobody reads, or that is given twice, is a mistake worth telling: it would silently do nothing. */
@Component
class ParameterGuard implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var names = known.computeIfAbsent(method, ParameterGuard::names);
            request.getParameterMap().forEach((name, values) -> check(names, name, values));
        }
        return true;
    }

    static Set<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(ParameterGuard::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(MethodParameter parameter) {
        return String.valueOf(parameter.getParameter().getName());
    }

    private static void check(Set<String> names, String name, String[] values) {
        if (!names.contains(name)) {
            throw new Refusal(
                    ProblemCode.UNKNOWN_PARAMETER,
                    "The parameters are " + names.stream().sorted().collect(Collectors.joining(", ")));
        }
        if (values.length > 1) {
            throw new Refusal(ProblemCode.REPEATED_PARAMETER, "%s is given more than once".formatted(name), name);
        }
    }
}
