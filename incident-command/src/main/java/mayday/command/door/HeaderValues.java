package mayday.command.door;

import java.util.List;

/** What a request says besides its body, whether as HTTP headers or as gRPC metadata. */
@FunctionalInterface
public interface HeaderValues {

    /** All values of this name, in any case; none where it is not there. */
    List<String> named(String name);
}
