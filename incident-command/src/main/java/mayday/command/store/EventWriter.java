package mayday.command.store;

import java.util.ArrayList;
import java.util.List;
import mayday.command.encoding.EventRow;
import mayday.command.encoding.Head;

/** Appends to the log. When this returns, the events are on disk. */
public final class EventWriter implements AutoCloseable {

    private final RowMaker rows;
    private final GroupCommit group;

    EventWriter(RowMaker rows, GroupCommit group) {
        this.rows = rows;
        this.group = group;
    }

    /**
     * Appends all events of a command with its receipt.
     *
     * @return the new head of each incident, by part
     * @throws AppendConflict somebody else was there first
     * @throws StoreRefusal nothing could be stored, or it could not be learned whether it was
     */
    public List<Head> append(Append append) {
        var made = rows.make(append);
        group.store(new PendingAppend(append, made));
        return heads(append, made);
    }

    private static List<Head> heads(Append append, List<EventRow> made) {
        var heads = new ArrayList<Head>();
        var end = 0;
        for (var part : append.parts()) {
            end += part.events().size();
            heads.add(made.get(end - 1).asHead());
        }
        return heads;
    }

    /** Appends that no writer has taken yet. */
    int waiting() {
        return group.queued();
    }

    @Override
    public void close() {
        group.close();
    }
}
