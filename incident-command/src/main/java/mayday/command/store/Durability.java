package mayday.command.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to work on a database that acknowledges what is not on disk. */
final class Durability {

    private Durability() {}

    static void require(JdbcClient database) {
        requireOn(database, "fsync");
        requireOn(database, "synchronous_commit");
    }

    private static void requireOn(JdbcClient database, String setting) {
        var value = database.sql("select current_setting(:setting)")
                .param("setting", setting)
                .query(String.class)
                .single();
        if (value.equals("off")) {
            throw new IllegalStateException(
                    "PostgreSQL runs with %s off, so an acknowledged command could be lost: switch it on"
                            .formatted(setting));
        }
    }
}
