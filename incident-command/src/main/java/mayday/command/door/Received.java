package mayday.command.door;

import java.io.IOException;
import java.util.Optional;

/**
 * A request for a command as a door has received it.
 *
 * @param door the source that is kept with the events: rest or grpc
 * @param path the command's path pattern in REST, which is its name for all doors
 * @param incident the incident's name as the caller wrote it; absent for a report
 */
public record Received(String door, String path, Optional<String> incident, HeaderValues headers, Json json) {

    /** Hands over the body; it is asked for last. */
    @FunctionalInterface
    public interface Json {

        String read() throws IOException;
    }
}
