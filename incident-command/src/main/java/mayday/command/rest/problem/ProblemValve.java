package mayday.command.rest.problem;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Turns what Tomcat refuses before any of our code runs, and would answer with a page, into problems. */
final class ProblemValve extends ValveBase {

    private final ProblemWriter problems;

    ProblemValve(ProblemWriter problems) {
        super(true);
        this.problems = problems;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (response.isCommitted() || request.isAsync() || !response.isError() || !response.setErrorReported()) {
            return;
        }
        response.setSuspended(false);
        problems.write(request, response, ContainerProblem.of(request, response.getStatus()));
    }
}
