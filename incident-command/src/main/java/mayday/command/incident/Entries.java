package mayday.command.incident;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All entries of one incident. Adding one copies nothing, since that happens with every event. */
final class Entries {

    static final Entries NONE = new Entries(null, null, 0, 0);

    /** What an entry takes in memory besides its words. */
    private static final int OVERHEAD_BYTES = 400;

    private final @Nullable Entries before;
    private final @Nullable Entry last;
    private final int size;
    private final long weight;

    private Entries(@Nullable Entries before, @Nullable Entry last, int size, long weight) {
        this.before = before;
        this.last = last;
        this.size = size;
        this.weight = weight;
    }

    Entries with(Entry entry) {
        return new Entries(this, entry, size + 1, weight + weight(entry));
    }

    /** By its words, of which the longest events consist. */
    private static long weight(Entry entry) {
        return OVERHEAD_BYTES + (long) entry.event().toString().length();
    }

    long weight() {
        return weight;
    }

    int size() {
        return size;
    }

    List<Entry> oldestFirst() {
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
                && (this == entries || oldestFirst().equals(entries.oldestFirst()));
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
