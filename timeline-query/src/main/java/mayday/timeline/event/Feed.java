package mayday.timeline.event;

import java.util.List;

/** Something that only grows and can be read on from any position. */
public interface Feed {

    /** Items of one answer, where there are that many. */
    int PAGE = 100;

    /** One step of it. Positions grow strictly. */
    record Item(long position, EncodedJson json) {}

    /** The next items after a position, the oldest first; {@link #PAGE} where there are that many. */
    List<Item> after(long position);

    /** The position of the newest item; 0 where there is none. */
    long newest();
}
