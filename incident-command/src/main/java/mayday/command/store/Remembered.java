package mayday.command.store;

/** Something that was read from the store and is kept in memory. */
public interface Remembered {

    /** From now on it is read anew. */
    void forget();
}
