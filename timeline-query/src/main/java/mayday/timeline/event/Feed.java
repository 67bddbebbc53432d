package mayday.timeline.event;

import java.util.List;

/** Something that only grows and can be read on from any position. */
public interface Feed {

    /** One step of it. Positions grow strictly. */
    record Item(long position, EncodedJson json) {}

    /** The next items after a position, the oldest first; not all where there are many. */
    List<Item> after(long position);

    /** The position of the newest item; 0 where there is none. */
    long newest();
}
