package mayday.command.store;

/** How large an event gets when it is published. */
@FunctionalInterface
public interface PublishedSize {

    /** The exact size in bytes of the published form. */
    int of(StoredEvent event);
}
