package mayday.benchmarks.measure;

/**
 * One of those that are measured in turn.
 *
 * @param clients that many do it at once, each again as soon as it is done
 */
public record Party(String name, int clients, Threads threads, Workload workload) {

    /** What one client does once; false where it was turned away, which does not count as done. */
    public interface Workload {
        boolean once(int client) throws Exception;
    }

    /** Whose threads the clients are. */
    public enum Threads {
        PLATFORM,
        VIRTUAL;

        Thread start(Runnable work) {
            return switch (this) {
                case PLATFORM -> Thread.ofPlatform().daemon().start(work);
                case VIRTUAL -> Thread.ofVirtual().start(work);
            };
        }
    }
}
