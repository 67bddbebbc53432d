package mayday.timeline.event;

/** What writes were worked out from no longer holds: somebody else went on. Nothing is written; it is worked out anew. */
public final class OutOfDate extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OutOfDate(String what) {
        super(what);
    }
}
