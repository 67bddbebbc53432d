package mayday.standalone;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mayday.command.IncidentCommandApplication;
import mayday.postmortem.PostmortemApplication;
import mayday.timeline.TimelineQueryApplication;
import mayday.timeline.event.ProjectionListener;
import mayday.warroom.WarRoomApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the services, in a Spring context of its own inside this JVM. */
record Service(
        String name,
        boolean needsDatabase,
        Supplier<SpringApplicationBuilder> application,
        Map<String, Object> settings) {

    static List<Service> all(Addresses addresses, List<ProjectionListener> listeners) {
        return List.of(
                new Service(
                        "incident-command",
                        true,
                        IncidentCommandApplication::application,
                        ServiceSettings.incidentCommand(addresses)),
                new Service(
                        "timeline-query",
                        true,
                        () -> TimelineQueryApplication.application()
                                .initializers(context -> register(listeners, context)),
                        ServiceSettings.timelineQuery(addresses)),
                new Service(
                        "postmortem-service",
                        true,
                        PostmortemApplication::application,
                        ServiceSettings.postmortemService(addresses)),
                new Service("war-room", false, WarRoomApplication::application, ServiceSettings.warRoom(addresses)));
    }

    private static void register(List<ProjectionListener> listeners, ConfigurableApplicationContext context) {
        for (int number = 0; number < listeners.size(); number++) {
            context.getBeanFactory().registerSingleton("listener-" + number, listeners.get(number));
        }
    }

    ConfigurableApplicationContext run() {
        return application
                .get()
                // Order matters when everything stops, so nobody but us stops anything.
                .registerShutdownHook(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }
}
