package mayday.command.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import mayday.command.Postgres;
import org.junit.jupiter.api.Test;

public class StoreDownTest {

    private static final OpenDoor DOOR = OpenDoor.shared();

    @Test
    void without_its_database_the_door_says_when_to_come_again_and_goes_on_when_it_is_back() {
        var incident = DOOR.incident();
        lockOut(true);
        try {
            for (var answered : java.util.List.of(
                    DOOR.post(incident + "/note", "{\"text\":\"x\"}"),
                    DOOR.post(OpenDoor.INCIDENTS, "{\"title\":\"x\"}"),
                    DOOR.get(incident + "/events"),
                    DOOR.get(OpenDoor.INCIDENTS + "/INC-77777/verification"))) {
                assertThat(answered.status()).isEqualTo(503);
                assertThat(answered.code()).isEqualTo("store_unavailable");
                assertThat(Integer.parseInt(answered.header("Retry-After"))).isPositive();
            }
            var before = System.nanoTime();
            DOOR.post(incident + "/note", "{\"text\":\"x\"}");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        } finally {
            lockOut(false);
        }
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(DOOR.post(incident + "/note", "{\"text\":\"y\"}")
                                .status())
                        .isEqualTo(200));
        assertThat(DOOR.get(incident + "/events").json().path("version").asInt())
                .isEqualTo(2);
    }

    public static void lockOut(boolean locked) {
        var url = DOOR.database().url();
        var name = url.substring(url.lastIndexOf('/') + 1);
        Postgres.execute("alter database %s allow_connections %s".formatted(name, !locked));
        if (locked) {
            Postgres.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(name));
        }
    }
}
