package mayday.warroom.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A page is never kept by a browser: shown again later, its clocks would run from the time at which it was rendered. The
 * answer to a form that htmx sent is a part of the page that is there, whose address stays.
 */
@Configuration(proxyBeanMethods = false)
class FreshPages implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            if (request.getHeader("HX-Boosted") != null) {
                response.setHeader("HX-Push-Url", "false");
            }
        }
        return true;
    }
}
