package mayday.standalone.children;

/** A process beside ours that can be started again after it died. */
public interface Child {

    /** What people call it. */
    String name();

    /** Starts it, or starts it again after it died, and returns when it serves. */
    void start();

    /** The process to watch. */
    ProcessHandle process();

    /** Stops it in order, by force where that takes too long; also where its start has not come to an end. */
    void stop();
}
