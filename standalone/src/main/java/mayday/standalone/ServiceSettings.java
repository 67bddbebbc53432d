package mayday.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each service must be told so that it finds the others and keeps out of their way. */
final class ServiceSettings {

    private static final List<String> ONLY_THE_WAR_ROOM_NEEDS = List.of(
            "org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration",
            "org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration",
            "org.springframework.cloud.gateway.server.mvc.GatewayMvcClassPathWarningAutoConfiguration",
            "org.springframework.cloud.gateway.server.mvc.filter.FilterAutoConfiguration",
            "org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionAutoConfiguration",
            "org.springframework.cloud.gateway.server.mvc.handler.GatewayMultipartAutoConfiguration",
            "org.springframework.cloud.gateway.server.mvc.predicate.PredicateAutoConfiguration",
            "org.springframework.cloud.gateway.server.mvc.config.DefaultFunctionConfiguration");

    private static final List<String> THE_WAR_ROOM_HAS_NO_USE_FOR = List.of(
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration");

    private ServiceSettings() {}

    static Map<String, Object> incidentCommand(Addresses addresses) {
        var settings = withDatabaseAndKafka(
                addresses,
                Database.INCIDENT_COMMAND,
                addresses.ports().incidentCommand(),
                addresses.ports().incidentCommandManagement());
        settings.put("spring.grpc.server.enabled", true);
        settings.put("spring.grpc.server.health.schedule.enabled", true);
        settings.put("spring.grpc.server.address", "127.0.0.1");
        settings.put("spring.grpc.server.port", addresses.ports().incidentCommandGrpc());
        settings.put("spring.grpc.server.shutdown.grace-period", "3s");
        return settings;
    }

    static Map<String, Object> timelineQuery(Addresses addresses) {
        var settings = withDatabaseAndKafka(
                addresses,
                Database.TIMELINE,
                addresses.ports().timelineQuery(),
                addresses.ports().timelineQueryManagement());
        settings.put("mayday.timeline.incident-command-url", addresses.incidentCommand());
        return settings;
    }

    static Map<String, Object> postmortemService(Addresses addresses) {
        var settings = withDatabaseAndKafka(
                addresses,
                Database.POSTMORTEM,
                addresses.ports().postmortemService(),
                addresses.ports().postmortemServiceManagement());
        settings.put("mayday.postmortem.incident-command-url", addresses.incidentCommand());
        return settings;
    }

    static Map<String, Object> warRoom(Addresses addresses) {
        var settings = doors(
                addresses.ports().frontDoor(), addresses.ports().warRoomManagement(), THE_WAR_ROOM_HAS_NO_USE_FOR);
        settings.put("mayday.war-room.incident-command-url", addresses.incidentCommand());
        settings.put("mayday.war-room.timeline-query-url", addresses.timelineQuery());
        settings.put("mayday.war-room.postmortem-service-url", addresses.postmortemService());
        return settings;
    }

    private static Map<String, Object> withDatabaseAndKafka(
            Addresses addresses, Database database, int port, int managementPort) {
        var settings = doors(port, managementPort, ONLY_THE_WAR_ROOM_NEEDS);
        settings.put("spring.web.resources.add-mappings", false);
        settings.put("spring.datasource.url", addresses.jdbcUrl(database));
        settings.put("spring.datasource.username", database.application());
        settings.put("spring.datasource.password", "");
        settings.put("spring.flyway.url", addresses.jdbcUrl(database));
        settings.put("spring.flyway.user", database.owner());
        settings.put("spring.flyway.password", "");
        settings.put("spring.flyway.placeholders.app", database.application());
        settings.put("spring.kafka.bootstrap-servers", addresses.kafka());
        return settings;
    }

    private static Map<String, Object> doors(int port, int managementPort, List<String> excluded) {
        var settings = new HashMap<String, Object>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", port);
        settings.put("management.server.address", "127.0.0.1");
        settings.put("management.server.port", managementPort);
        // Four services share one classpath: what one of them brings must not configure itself in another.
        settings.put("spring.autoconfigure.exclude", String.join(",", excluded));
        settings.put("spring.grpc.server.enabled", false);
        settings.put("spring.grpc.server.health.schedule.enabled", false);
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", "4s");
        return settings;
    }
}
