package mayday.command.checklist;

import java.util.List;
import java.util.stream.Collectors;

/** A checklist that cannot be used; says all that is wrong with it at once. */
final class InvalidChecklist extends RuntimeException {

    private final List<String> faults;

    InvalidChecklist(String location, List<String> faults) {
        super("The checklist %s cannot be used. %s".formatted(location, String.join(" ", faults)));
        this.faults = List.copyOf(faults);
    }

    InvalidChecklist(String location, RuntimeException unreadable) {
        this(location, List.of("It is not YAML: %s".formatted(oneLine(unreadable))));
        initCause(unreadable);
    }

    private static String oneLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().collect(Collectors.joining(" "));
    }

    List<String> faults() {
        return faults;
    }
}
