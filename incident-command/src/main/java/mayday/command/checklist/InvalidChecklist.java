package mayday.command.checklist;

import java.util.List;

/** A checklist that cannot be used; says all that is wrong with it at once. */
final class InvalidChecklist extends RuntimeException {

    private final List<String> faults;

    InvalidChecklist(String location, List<String> faults) {
        super("The checklist %s cannot be used. %s".formatted(location, String.join(" ", faults)));
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
