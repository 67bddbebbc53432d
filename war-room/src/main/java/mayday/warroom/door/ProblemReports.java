package mayday.warroom.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import mayday.warroom.problem.Problem;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Requests that Tomcat refuses before any filter sees them get a Problem as well, not Tomcat's HTML. */
@Component
final class ProblemReports implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(
                connector -> connector.setProperty("maxHeaderCount", Integer.toString(FewHeaders.READABLE)));
        tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Valve.class.getName());
            }
        });
    }

    /** Public for Tomcat, which makes it by name. */
    public static final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var known = HttpStatus.resolve(response.getStatus());
            write(request, response, FaultController.problem(known == null ? HttpStatus.BAD_REQUEST : known));
        }

        private static void write(Request request, Response response, Problem problem) {
            try {
                SafetyHeaders.putOn(response.getResponse());
                problem.answer(request.getRequest(), response.getResponse());
            } catch (IOException unreachable) {
                throw new UncheckedIOException("The client left before it was told why", unreachable);
            }
        }
    }
}
