package mayday.postmortem.rest;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the web server itself answers. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** More than the door lets in, so that the door and not the server says what was wrong. */
    private static final int MORE_HEADERS_THAN_ALLOWED = 1000;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTheServerToo() {
        return factory -> {
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemValve.class.getName()));
            factory.addConnectorCustomizers(
                    connector -> connector.setProperty("maxHeaderCount", "" + MORE_HEADERS_THAN_ALLOWED));
        };
    }
}
