package mayday.command.grpc;

import io.grpc.BindableService;
import io.grpc.netty.NettyServerBuilder;
import java.util.concurrent.Executors;
import mayday.command.rest.CommandControllers;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.ServerBuilderCustomizer;

/** Opens the door, where there are doors at all. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(GrpcDoorProperties.class)
class GrpcConfiguration {

    private static final int HALF_A_MINUTE = 30;

    @Bean
    CallClock grpcCallClock(GrpcDoorProperties properties) {
        return new CallClock(properties.longestCall());
    }

    @Bean
    BindableService incidentCommandEndpoint(CommandControllers controllers, CallClock clock) {
        return new IncidentCommandEndpoint(controllers, clock);
    }

    /** No bean itself: an executor among the beans would take the place of the one that everything else uses. */
    @Bean
    GrpcServerExecutorProvider callsOnVirtualThreads() {
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("grpc-", 0).factory());
        return () -> threads;
    }

    @Bean
    ServerBuilderCustomizer<NettyServerBuilder> limitsOfConnections(GrpcDoorProperties properties) {
        return server -> server.maxConcurrentCallsPerConnection(properties.callsPerConnection())
                .maxRstFramesPerWindow(properties.resetsPerHalfMinute(), HALF_A_MINUTE);
    }
}
