package mayday.command.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws the n of INC-n, in a transaction of its own: a number that is drawn and not used leaves a gap. */
public final class IncidentNumbers {

    private final JdbcClient database;

    IncidentNumbers(JdbcClient database) {
        this.database = database;
    }

    public int draw() {
        return Unavailable.orRefuse(() -> database.sql("select nextval('incident_number_drawn')")
                .query(Integer.class)
                .single());
    }
}
