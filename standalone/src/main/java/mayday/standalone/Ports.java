package mayday.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Every port of one system, at fixed distances from its front door. */
public record Ports(int frontDoor) {

    private static final int DISTANCE_OF_THE_LAST = 22;

    // From 32768 on, systems give ports to connections as they come.
    private static final int LOWEST_OF_ANY = 12_000;
    private static final int PLACES_OF_ANY = 800;
    private static final int ROOM = 25;

    // Processes that start together have numbers close together: each begins away from the others.
    private static final AtomicLong NEXT_PLACE =
            new AtomicLong(37 * ProcessHandle.current().pid());

    public Ports {
        if (frontDoor < 1024 || frontDoor > 65535 - DISTANCE_OF_THE_LAST) {
            throw new UsageProblem("The port must lie between 1024 and %d, not %d."
                    .formatted(65535 - DISTANCE_OF_THE_LAST, frontDoor));
        }
    }

    /** Free ones, others at each call, for those whom nobody has to find: two builds on one machine do not meet. */
    public static Ports anyFree() {
        return Stream.generate(Ports::nextPlace)
                .limit(PLACES_OF_ANY)
                .filter(ports -> ports.named().values().stream().allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new UsageProblem("No ports are free on this machine."));
    }

    private static Ports nextPlace() {
        return new Ports(LOWEST_OF_ANY + ROOM * Math.floorMod(NEXT_PLACE.getAndIncrement(), PLACES_OF_ANY));
    }

    public int incidentCommand() {
        return frontDoor + 1;
    }

    public int timelineQuery() {
        return frontDoor + 2;
    }

    public int postmortemService() {
        return frontDoor + 3;
    }

    public int incidentCommandGrpc() {
        return frontDoor + 4;
    }

    public int warRoomManagement() {
        return frontDoor + 10;
    }

    public int incidentCommandManagement() {
        return frontDoor + 11;
    }

    public int timelineQueryManagement() {
        return frontDoor + 12;
    }

    public int postmortemServiceManagement() {
        return frontDoor + 13;
    }

    public int kafka() {
        return frontDoor + 20;
    }

    public int kafkaController() {
        return frontDoor + 21;
    }

    public int postgresql() {
        return frontDoor + DISTANCE_OF_THE_LAST;
    }

    /** Says which port is taken, where one is. */
    void requireFree() {
        named().forEach((name, port) -> {
            if (!isFree(port)) {
                throw new UsageProblem("Port %d, which is for %s, is taken by another program; choose other ports with"
                                .formatted(port, name)
                        + " --port, or stop that program.");
            }
        });
    }

    private Map<String, Integer> named() {
        var names = new LinkedHashMap<String, Integer>();
        names.put("the front door", frontDoor);
        names.put("incident-command", incidentCommand());
        names.put("timeline-query", timelineQuery());
        names.put("postmortem-service", postmortemService());
        names.put("the gRPC door of incident-command", incidentCommandGrpc());
        names.put("the management of the war room", warRoomManagement());
        names.put("the management of incident-command", incidentCommandManagement());
        names.put("the management of timeline-query", timelineQueryManagement());
        names.put("the management of postmortem-service", postmortemServiceManagement());
        names.put("Kafka", kafka());
        names.put("Kafka's controller", kafkaController());
        names.put("PostgreSQL", postgresql());
        return names;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // Connections of an earlier run that are still winding down do not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
