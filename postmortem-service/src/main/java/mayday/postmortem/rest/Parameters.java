package mayday.postmortem.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of a request, read strictly: each parameter known, and given once. */
final class Parameters {

    private final HttpServletRequest request;

    private Parameters(HttpServletRequest request) {
        this.request = request;
    }

    static Parameters of(HttpServletRequest request, Set<String> known) {
        request.getParameterMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw new Refusal(
                        ProblemCode.UNKNOWN_PARAMETER,
                        "This address knows " + known.stream().sorted().toList());
            }
            if (values.length > 1) {
                throw Refusal.ofField(ProblemCode.MALFORMED_PARAMETER, name, name + " is given more than once.");
            }
        });
        return new Parameters(request);
    }

    @Nullable
    String text(String name) {
        return request.getParameter(name);
    }

    int number(String name, int otherwise, int least, int most) {
        var text = request.getParameter(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Refusal.ofField(
                ProblemCode.MALFORMED_PARAMETER,
                name,
                "%s is a whole number from %d to %d.".formatted(name, least, most));
    }
}
