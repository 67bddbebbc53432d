package mayday.command.door;

/** One place in the request body that is at fault, as a JSON pointer. */
public record Fault(String pointer, String detail) {

    public Fault {
        // Pointers carry names that the caller made up.
        pointer = Echo.shortened(pointer);
    }
}
