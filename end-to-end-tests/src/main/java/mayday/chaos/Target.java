package mayday.chaos;

/** What is killed. */
public enum Target {
    /** The JVM with all services. */
    MAYDAY("the JVM of all services"),
    KAFKA("Kafka"),
    POSTGRESQL("PostgreSQL");

    private final String words;

    Target(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
