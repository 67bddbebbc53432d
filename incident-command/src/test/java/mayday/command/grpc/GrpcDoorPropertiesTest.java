package mayday.command.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.validation.ObjectError;

class GrpcDoorPropertiesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GrpcDoorProperties.class)
    static class Door {}

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "999ms"})
    void a_door_that_would_answer_no_call_is_not_opened(String longestCall) {
        assertThat(catchThrowable(() -> longestCall(longestCall)))
                .rootCause()
                .asInstanceOf(InstanceOfAssertFactories.type(BindValidationException.class))
                .extracting(
                        invalid -> invalid.getValidationErrors().getAllErrors(),
                        InstanceOfAssertFactories.list(ObjectError.class))
                .singleElement()
                .returns("must be longer than or equal to 1 second", ObjectError::getDefaultMessage)
                .satisfies(error -> assertThat(error.toString()).contains("longestCall"));
    }

    @Test
    void a_second_is_enough() {
        assertThat(longestCall("1s")).isEqualTo(Duration.ofSeconds(1));
    }

    private static Duration longestCall(String longestCall) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("mayday.grpc.longest-call", longestCall)));
            context.register(Door.class);
            context.refresh();
            return context.getBean(GrpcDoorProperties.class).longestCall();
        }
    }
}
