package mayday.command.store;

/** What should name an incident is neither a UUID nor INC-n. */
public final class MalformedReference extends RuntimeException {

    public MalformedReference() {
        super("An incident is named by its UUID or by a number such as INC-42");
    }
}
