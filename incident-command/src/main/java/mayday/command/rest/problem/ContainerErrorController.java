package mayday.command.rest.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mayday.command.door.DoorCode;
import mayday.command.door.DoorRefusal;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what went wrong outside of a controller. */
@Controller
final class ContainerErrorController implements ErrorController {

    private final ProblemWriter problems;

    ContainerErrorController(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, refusal(request));
    }

    private static DoorRefusal refusal(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR
                || !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            return new DoorRefusal(DoorCode.UNKNOWN_PATH, "There is nothing at this path.");
        }
        return ContainerProblem.of(request, status);
    }
}
