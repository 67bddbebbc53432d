package mayday.command.incident;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All entries of one incident, or only how many there are. Adding one copies nothing, since that happens with every
 * event.
 */
final class Entries {

    static final Entries NONE = new Entries(null, null, 0);

    private final @Nullable Entries before;
    private final @Nullable Entry last;
    private final int size;

    private Entries(@Nullable Entries before, @Nullable Entry last, int size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    Entries with(Entry entry) {
        return areKnown() ? new Entries(this, entry, size + 1) : new Entries(null, null, size + 1);
    }

    /** As many, of which nothing else is known. */
    Entries counted() {
        return new Entries(null, null, size);
    }

    boolean areKnown() {
        return size == 0 || last != null;
    }

    int size() {
        return size;
    }

    List<Entry> oldestFirst() {
        if (!areKnown()) {
            throw new IllegalStateException("Of these %d entries only the number is known".formatted(size));
        }
        var entries = new ArrayDeque<Entry>(size);
        for (var at = this; at != null && at.last != null; at = at.before) {
            entries.addFirst(at.last);
        }
        return List.copyOf(entries);
    }

    List<Entry> newestFirst() {
        return oldestFirst().reversed();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        // Not by recursion: a log of a long incident is longer than a stack is deep.
        return other instanceof Entries entries
                && size == entries.size
                && areKnown() == entries.areKnown()
                && (this == entries || !areKnown() || oldestFirst().equals(entries.oldestFirst()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, last);
    }

    @Override
    public String toString() {
        return size + " entries";
    }
}
