package mayday.command.rest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import mayday.command.door.Answer;
import mayday.command.door.HeaderValues;
import mayday.command.door.Received;
import mayday.command.rest.request.Call;
import mayday.command.rest.request.CallReading;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The way into the controllers for another door: what a command takes, means and does is said once, by the controller
 * that REST has for it.
 */
@Component
@ConditionalOnWebApplication
public final class CommandControllers {

    /**
     * What carries out one command.
     *
     * @param path its path pattern in REST
     * @param body the record that its own fields are read into
     */
    public record CommandController(String path, Class<?> body, HandlerMethod method) {}

    private final CallReading reading;
    private final Map<String, CommandController> controllers;

    CommandControllers(
            CallReading reading, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.reading = reading;
        this.controllers = mappings.getHandlerMethods().entrySet().stream()
                .flatMap(mapped ->
                        controller(mapped.getKey().getPatternValues().iterator().next(), mapped.getValue()).stream())
                .collect(toUnmodifiableMap(controller -> command(controller.path()), controller -> controller));
    }

    /** By the name of the command, such as {@code AssignRole}. */
    public Map<String, CommandController> all() {
        return controllers;
    }

    /** Does with a request what REST would do with it. */
    public Answer carryOut(
            String command, String door, Optional<String> incident, HeaderValues headers, Received.Json json)
            throws IOException {
        var controller = requireNonNull(controllers.get(command), command);
        var call = reading.read(new Received(door, controller.path(), incident, headers, json), controller.body());
        var handler = controller.method().createWithResolvedBean();
        ReflectionUtils.makeAccessible(handler.getMethod());
        var answered = (ResponseEntity<?>)
                requireNonNull(ReflectionUtils.invokeMethod(handler.getMethod(), handler.getBean(), call));
        return (Answer) requireNonNull(answered.getBody());
    }

    private static Optional<CommandController> controller(String path, HandlerMethod method) {
        var parameters = method.getMethodParameters();
        if (parameters.length != 1 || parameters[0].getParameterType() != Call.class) {
            return Optional.empty();
        }
        var body =
                ResolvableType.forMethodParameter(parameters[0]).getGeneric(0).toClass();
        return Optional.of(new CommandController(path, body, method));
    }

    /** A command's path ends in its name; a report is what is posted to the incidents themselves. */
    private static String command(String path) {
        return path.equals(IncidentDoor.INCIDENTS)
                ? "ReportIncident"
                : Arrays.stream(path.substring(path.lastIndexOf('/') + 1).split("-", -1))
                        .map(StringUtils::capitalize)
                        .collect(joining());
    }
}
