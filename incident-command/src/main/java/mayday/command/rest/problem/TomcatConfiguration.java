package mayday.command.rest.problem;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts our limits and problems where Tomcat and Boot would write pages of their own. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    private static final int UNREADABLE_HEADERS = 64 * 1024;
    private static final int UNREADABLE_HEADER_COUNT = 1000;

    /** Wider than what the door takes, so that the door can say what is wrong and not only Tomcat. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limitsOfTomcat() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxHttpRequestHeaderSize(UNREADABLE_HEADERS);
                http.setMaxHeaderCount(UNREADABLE_HEADER_COUNT);
            }
        });
    }

    /** Last, so that the valve is the innermost one and speaks before Tomcat's own. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat(ProblemWriter problems) {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(problems)));
    }
}
