package mayday.standalone;

import java.net.URI;

/** Where everything of one running system is found. */
public record Addresses(Ports ports) {

    /** Pages at {@code /}, every service's REST doors under {@code /api/v1}. */
    public URI frontDoor() {
        return http(ports.frontDoor());
    }

    public URI incidentCommand() {
        return http(ports.incidentCommand());
    }

    public URI timelineQuery() {
        return http(ports.timelineQuery());
    }

    public URI postmortemService() {
        return http(ports.postmortemService());
    }

    /** Bootstrap server of the broker. */
    public String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** The database, to be opened as its application role, its owner, or as {@code postgres}; without a password. */
    public String jdbcUrl(Database database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgresql() + "/" + database.databaseName();
    }

    private static URI http(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
