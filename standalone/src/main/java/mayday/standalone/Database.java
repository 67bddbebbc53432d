package mayday.standalone;

import java.sql.SQLException;
import java.sql.Statement;
import mayday.standalone.children.DatabaseServer;

/** One service's database, with the role that owns its tables and the role the service works as. */
public enum Database {
    INCIDENT_COMMAND("incident_command"),
    TIMELINE("timeline"),
    POSTMORTEM("postmortem");

    private final String databaseName;

    Database(String databaseName) {
        this.databaseName = databaseName;
    }

    public String databaseName() {
        return databaseName;
    }

    public String owner() {
        return databaseName + "_owner";
    }

    public String application() {
        return databaseName + "_app";
    }

    static void createMissing(DatabaseServer server) throws SQLException {
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement()) {
            for (var database : values()) {
                database.createWhereMissing(statement);
            }
        }
    }

    private void createWhereMissing(Statement statement) throws SQLException {
        createRoleWhereMissing(statement, owner());
        createRoleWhereMissing(statement, application());
        if (isMissing(statement, "select 1 from pg_database where datname = '%s'".formatted(databaseName))) {
            statement.execute("create database %s owner %s".formatted(databaseName, owner()));
        }
        statement.execute("revoke all on database %s from public".formatted(databaseName));
        statement.execute("grant connect on database %s to %s".formatted(databaseName, application()));
    }

    private static void createRoleWhereMissing(Statement statement, String role) throws SQLException {
        if (isMissing(statement, "select 1 from pg_roles where rolname = '%s'".formatted(role))) {
            statement.execute("create role %s login".formatted(role));
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}
