package mayday.command.rest;

import static org.awaitility.Awaitility.await;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an alert is set on is told where it is asked for. */
class ScrapeTest {

    private static final Pattern STUCK = Pattern.compile("(?m)^relay_stuck(\\{.*})? 1\\.0$");
    private static final Pattern LAG = Pattern.compile("(?m)^relay_lag_seconds(\\{.*})? (?!0\\.0$)");
    private static final Pattern HORIZON = Pattern.compile("(?m)^relay_horizon_age_seconds(\\{.*})? ");

    private static final OpenDoor DOOR = OpenDoor.shared();

    @Test
    void a_relay_that_finds_no_kafka_is_stuck_and_lags() {
        DOOR.incident();

        await().until(
                        () -> DOOR.scrape().response().body(),
                        told -> STUCK.matcher(told).find()
                                && LAG.matcher(told).find()
                                && HORIZON.matcher(told).find());
    }
}
