package mayday.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class EventTopicTest {

    @Test
    void who_may_not_see_the_settings_of_the_topic_publishes_all_the_same() throws Exception {
        try (var topic = new EventTopic(
                withoutTheRightToSettings(Admin.create(Map.of("bootstrap.servers", Broker.servers()))))) {
            assertThat(topic.requireId()).isEqualTo(topic.findId().orElseThrow());
        }
    }

    /** Kafka's own client, to which this one question is refused. */
    private static Admin withoutTheRightToSettings(Admin real) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (_, method, arguments) -> {
                    if (method.getName().equals("describeConfigs")) {
                        return refused();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static DescribeConfigsResult refused() {
        var refusal = new KafkaFutureImpl<org.apache.kafka.clients.admin.Config>();
        refusal.completeExceptionally(new TopicAuthorizationException(EventTopic.NAME));
        return new DescribeConfigsResult(
                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, EventTopic.NAME), refusal)) {};
    }
}
